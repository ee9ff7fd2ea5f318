import type { Attempt } from '../../../shared/attempt.ts';
import { recounted, type Counting } from './case-deadline.ts';
import {
  deadlineStartedBy,
  moveCase,
  moves,
  type CaseState,
  type Given,
  type Moved,
  type Mover,
} from './case-moves.ts';
import { entryItem, queueOf, type Case, type Changed, type Entry, type Who } from './case.ts';

/** What a move is given, with numbers a case has elsewhere. */
export type Said = Omit<Given, 'by' | 'askedIn'> & {
  lapor?: string | undefined;
  recommendation?: string | undefined;
};

export type Making = {
  move: string;
  said: Said;
  who: Who & { role: Mover };
  /** Milliseconds since the epoch. */
  at: number;
  attempt?: Attempt | undefined;
};

export type Made = ({ ok: true } & Changed) | Extract<Moved, { ok: false }>;

/** What a case becomes by a move, deadline included, and the entry that tells of it; or why it may not be made. */
export const makeMove = (kept: Case, making: Making, counting: Counting): Made => {
  const { move, said, who, at, attempt } = making;
  const given = { ...said, by: who.role, askedIn: kept.askedIn };
  const outcome = moveCase(kept.state, move, given);
  if (!outcome.ok) return outcome;
  const changed = changedBy(kept, { ...making, given }, outcome.to);
  return {
    ok: true,
    case: recounted(changed, counting),
    entry: {
      ...entryOf(changed, { move, who, at, from: kept.state }),
      ...(said.reason !== undefined && { why: said.reason }),
      given: givenOf(move, said),
      ...(attempt && { attempt }),
    },
  };
};

type Told = { move: string; who: Who; at: number; from?: CaseState };

/** The entry that tells of a change, under the version the change makes. */
export const entryOf = (changed: Case, { move, who, at, from }: Told): Entry => ({
  caseKey: changed.caseKey,
  item: entryItem(changed.version),
  at,
  who,
  move,
  from: from ?? changed.state,
  to: changed.state,
  expiresAt: changed.expiresAt,
});

const changedBy = (kept: Case, making: Making & { given: Given }, to: CaseState): Case => {
  const { move, at, who } = making;
  return {
    ...kept,
    state: to,
    version: kept.version + 1,
    queue: queueOf(kept.region, to),
    ...clockAfter(kept, making),
    ...numbersAfter(kept, making),
    outcome: outcomeAfter(kept, to),
    reached: { [to]: at, ...kept.reached },
    lastMove: { move, at, role: who.role, version: kept.version + 1 },
    // A reminder is of the deadline that was.
    nags: 0,
    naggedFor: undefined,
    naggedAt: undefined,
  };
};

type Clock = Pick<Case, 'clock' | 'stops' | 'askedSince' | 'askedIn'>;

const clockAfter = (kept: Case, { move, at, given }: Making & { given: Given }): Clock => {
  const { clock, stops, state } = kept;
  const notAsked = { askedSince: undefined, askedIn: undefined };
  switch (moves.find(({ name }) => name === move)?.clock) {
    case 'starts': {
      const step = deadlineStartedBy(move, given);
      return { clock: step && { step, startedAt: at }, stops: [], ...notAsked };
    }
    case 'stops':
      return { clock, stops: [...stops, { fromMs: at }], askedSince: at, askedIn: state };
    case 'resumes':
      return { clock, stops: stops.map(endedAt(at)), ...notAsked };
    case 'ends':
      return { clock: undefined, stops: [], ...notAsked };
    default:
      return { clock, stops, askedSince: kept.askedSince, askedIn: kept.askedIn };
  }
};

const endedAt =
  (at: number) =>
  (stop: Case['stops'][number]): Case['stops'][number] => ({ ...stop, toMs: stop.toMs ?? at });

/** The most sanctions a case remembers; the last one counts. */
const mostSanctions = 10;

const numbersAfter = (kept: Case, { move, said, at }: Making) => {
  const { authority, registerNumber, sanction, lapor, recommendation } = said;
  const isRegister = ['refer', 'register'].includes(move);
  return {
    references: {
      ...kept.references,
      ...(isRegister && authority && registerNumber && { [authority]: registerNumber }),
      ...(lapor !== undefined && { lapor }),
      ...(recommendation !== undefined && { recommendation }),
    },
    referredTo:
      isRegister && authority ? [...new Set([...kept.referredTo, authority])] : kept.referredTo,
    sanction: move === 'sanction' ? sanction : kept.sanction,
    sanctions:
      move === 'sanction' && sanction
        ? [...kept.sanctions, { kind: sanction, at }].slice(-mostSanctions)
        : kept.sanctions,
  };
};

const endings = ['sanctioned', 'not-proven', 'withdrawn', 'out-of-scope'] as const;

const outcomeAfter = (kept: Case, to: CaseState): Case['outcome'] =>
  to === 'closed' ? kept.outcome : endings.find((ending) => ending === to);

/** What a move was given and needed, and the numbers that may come with any; a form sends more than that. */
const givenOf = (move: string, said: Said): NonNullable<Entry['given']> => {
  const needs: readonly string[] = moves.find(({ name }) => name === move)?.needs ?? [];
  const keep = (name: string): boolean =>
    needs.includes(name) ||
    ['lapor', 'recommendation'].includes(name) ||
    (name === 'registerNumber' && needs.includes('authority'));
  return Object.fromEntries(
    Object.entries(said).filter(([name]) => name !== 'reason' && keep(name)),
  );
};
