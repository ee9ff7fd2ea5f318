import type { Ceremony, CeremonyState, Step } from './ceremony.ts';

/** Who did something, and when (milliseconds). */
export type Doing = { at: number; by: string };

/** What a correction changes. */
export type Correction = Partial<Pick<Ceremony, 'heldAt' | 'place' | 'link' | 'leader'>>;

/** The next version of a ceremony that was moved; one that goes on keeps when it first started. */
export const movedOf = (from: Ceremony, to: CeremonyState, doing: Doing): Ceremony => {
  const { at, by } = doing;
  const next = { ...withStep(from, { did: didOf(from, to), ...doing }), state: to };
  if (to === 'ended') return { ...next, endedAt: at, endedBy: by };
  if (to === 'cancelled') return { ...next, cancelledAt: at, cancelledBy: by };
  if (from.state !== 'ended') return { ...next, startedAt: at, startedBy: by };
  const goesOn: Ceremony = { ...next, resumedAt: at, resumedBy: by };
  delete goesOn.endedAt;
  delete goesOn.endedBy;
  return goesOn;
};

const didOf = ({ state }: Ceremony, to: CeremonyState): Step['did'] => {
  if (to === 'ended' || to === 'cancelled') return to;
  return state === 'ended' ? 'resumed' : 'started';
};

/** What of a correction says something else than the ceremony does. */
export const differing = (ceremony: Ceremony, said: Correction): Correction => ({
  ...(said.heldAt !== undefined && said.heldAt !== ceremony.heldAt && { heldAt: said.heldAt }),
  ...(said.place !== undefined && said.place !== ceremony.place && { place: said.place }),
  ...(said.link !== undefined && said.link !== ceremony.link && { link: said.link }),
  ...(said.leader && isOther(said.leader, ceremony.leader) && { leader: said.leader }),
});

const isOther = (one: Ceremony['leader'], other: Ceremony['leader']): boolean =>
  one.title !== other.title || one.name !== other.name;

/** The next version of a ceremony that was corrected; its history says what it said before. */
export const correctedOf = (from: Ceremony, changes: Correction, doing: Doing): Ceremony => {
  const before = {
    ...(changes.heldAt !== undefined && { heldAt: from.heldAt }),
    ...(changes.place !== undefined && { place: from.place }),
    ...(changes.link !== undefined && { link: from.link }),
    ...(changes.leader && { leader: from.leader }),
  };
  const next = { ...withStep(from, { did: 'corrected', ...doing, before }), ...changes };
  return changes.leader ? { ...next, leaderSince: next.version } : next;
};

/** The next version of a ceremony whose list is being sealed: nobody can have it go on from then on. */
export const sealingOf = (from: Ceremony, doing: Doing): Ceremony => ({
  ...withStep(from, { did: 'sealing', ...doing }),
  sealing: doing,
});

const withStep = (from: Ceremony, step: Step): Ceremony => ({
  ...from,
  version: from.version + 1,
  history: [...(from.history ?? []), step],
});
