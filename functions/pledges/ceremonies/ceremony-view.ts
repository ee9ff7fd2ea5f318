import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import {
  ceremonyStates,
  ceremonyModes,
  endOf,
  stepShape,
  type Ceremony,
  type Step,
  type Witness,
} from './ceremony.ts';

const time = z.nullable(z.string());

/** A ceremony as those of the region see it; times in ISO 8601. */
export const listedCeremony = z.object({
  ceremonyId: z.string(),
  region: z.string(),
  state: z.enum(ceremonyStates),
  version: z.int(),
  act: z.enum(acts),
  mode: z.enum(ceremonyModes),
  heldAt: z.string(),
  place: z.nullable(z.string()),
  link: z.nullable(z.string()),
  leader: z.object({ title: z.string(), name: z.string() }),
  units: z.array(z.string()),
  startedAt: time,
  endedAt: time,
});
export type ListedCeremony = z.infer<typeof listedCeremony>;

/** A witness as those of the region see them; the link only for who may pass it on. */
export const witnessView = z.object({
  witnessId: z.string(),
  office: z.string(),
  name: z.string(),
  confirmedAt: time,
  link: z.nullable(z.string()),
});
export type WitnessView = z.infer<typeof witnessView>;

/** A step in the history of a ceremony; of a correction, what it said before. */
export const stepView = z.object({
  did: stepShape.shape.did,
  at: z.string(),
  by: z.string(),
  before: z.nullable(
    z.object({
      heldAt: time,
      place: z.nullable(z.string()),
      link: z.nullable(z.string()),
      leader: z.nullable(z.object({ title: z.string(), name: z.string() })),
    }),
  ),
});
export type StepView = z.infer<typeof stepView>;

export const ceremonyAnswer = z.extend(listedCeremony, {
  /** Until when one that was ended can go on; null where it cannot. */
  resumableUntil: time,
  /** When who leads it confirmed that they did, by their own link. */
  leaderConfirmedAt: time,
  /** For who runs it: the link of who leads it. */
  leaderLink: z.nullable(z.string()),
  /** Every step since it was opened, the oldest first. */
  history: z.array(stepView),
  witnesses: z.array(witnessView),
  /** Address of the screen to show at the ceremony. */
  screen: z.nullable(z.string()),
  /** For who runs it: the link by which each unit sends its own sheet. */
  sheetLinks: z.array(z.object({ unit: z.string(), link: z.string() })),
});
export type CeremonyAnswer = z.infer<typeof ceremonyAnswer>;

/** What ending a ceremony would do. */
export const endingAnswer = z.object({
  ceremony: listedCeremony,
  /** People recorded as attended until now. */
  attended: z.int(),
  /** How long after the end it can go on, in minutes. */
  resumableMinutes: z.int(),
});
export type EndingAnswer = z.infer<typeof endingAnswer>;

/** A ceremony for an answer; one that ended by itself says so. */
export const listed = (ceremony: Ceremony, now: number): ListedCeremony => {
  const end = endOf(ceremony);
  const isOver = end !== undefined && end <= now;
  return {
    ceremonyId: ceremony.ceremonyId,
    region: ceremony.region,
    state: isOver ? 'ended' : ceremony.state,
    version: ceremony.version,
    act: ceremony.act,
    mode: ceremony.mode,
    heldAt: iso(ceremony.heldAt),
    place: ceremony.place ?? null,
    link: ceremony.link ?? null,
    leader: ceremony.leader,
    units: ceremony.units,
    startedAt: isoOrNull(ceremony.startedAt),
    endedAt: isoOrNull(isOver ? end : ceremony.endedAt),
  };
};

/** A witness for an answer; `link` is given for who may pass it on. */
export const viewOfWitness = (witness: Witness, link: string | undefined): WitnessView => ({
  witnessId: witness.witnessId,
  office: witness.office,
  name: witness.name,
  confirmedAt: isoOrNull(witness.confirmedAt),
  link: link ?? null,
});

/** The history of a ceremony for an answer. */
export const historyView = ({ history = [] }: Ceremony): StepView[] => history.map(shownStepOf);

const shownStepOf = ({ did, at, by, before }: Step): StepView => ({
  did,
  at: iso(at),
  by,
  before: before
    ? {
        heldAt: isoOrNull(before.heldAt),
        place: before.place ?? null,
        link: before.link ?? null,
        leader: before.leader ?? null,
      }
    : null,
});

const iso = (ms: number): string => new Date(ms).toISOString();

/** A moment in ISO 8601, if there is one. */
export const isoOrNull = (ms: number | undefined): string | null =>
  ms === undefined ? null : iso(ms);
