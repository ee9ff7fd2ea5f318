import type { Attempt } from '../../../shared/attempt.ts';
import { recounted, type DeadlineBasis } from './case-deadline.ts';
import {
  deadlineStartedBy,
  moveCase,
  moves,
  type CaseState,
  type Given,
  type Moved,
  type Mover,
} from './case-moves.ts';
import { laneRules } from '../lanes.ts';
import { entryItem, queueOf, type Case, type Changed, type Entry, type Who } from './case.ts';

/** The fields of a move, with the numbers a case has elsewhere. */
export type MoveFields = Omit<Given, 'by' | 'askedIn'> & {
  lapor?: string | undefined;
  recommendation?: string | undefined;
  /** Of a register number that was asked about. */
  numberChecked?: 'yes' | undefined;
};

export type MoveRequest = {
  move: string;
  fields: MoveFields;
  who: Who & { role: Exclude<Mover, 'reviewer'> };
  /** Where they make it by more than their role. */
  as?: 'reviewer';
  /** Milliseconds since the epoch. */
  at: number;
  attempt?: Attempt | undefined;
};

/** Whether a move can be made of a case of its lane: where nobody reported, there is nobody to ask. */
export const isFor = ({ lane }: Pick<Case, 'lane'>, move: string): boolean =>
  move !== 'ask' || laneRules[lane].hasReporter;

export type MoveOutcome = ({ ok: true } & Changed) | Extract<Moved, { ok: false }>;

/** The case after a move, deadline included, with the entry of the move; or why it may not be made. */
export const makeMove = (
  kept: Case,
  request: MoveRequest,
  counting: DeadlineBasis,
): MoveOutcome => {
  const { move, fields, who, at, attempt } = request;
  const given = { ...fields, by: request.as ?? who.role, askedIn: kept.askedIn };
  const outcome = moveCase(kept.state, move, given);
  if (!outcome.ok) return outcome;
  const changed = changedBy(kept, { ...request, given }, outcome.to);
  return {
    ok: true,
    case: recounted(changed, counting),
    entry: {
      ...entryOf(changed, { move, who, at, from: kept.state }),
      ...(fields.reason !== undefined && { why: fields.reason }),
      given: givenOf(move, fields),
      ...(attempt && { attempt }),
    },
  };
};

type EntryFacts = { move: string; who: Who; at: number; from?: CaseState };

/** The entry of a change, under the version the change makes. */
export const entryOf = (changed: Case, { move, who, at, from }: EntryFacts): Entry => ({
  caseKey: changed.caseKey,
  item: entryItem(changed.version),
  at,
  who,
  move,
  from: from ?? changed.state,
  to: changed.state,
  expiresAt: changed.expiresAt,
});

const changedBy = (kept: Case, request: MoveRequest & { given: Given }, to: CaseState): Case => {
  const { move, at, who } = request;
  return {
    ...kept,
    state: to,
    version: kept.version + 1,
    queue: queueOf(kept.region, to),
    ...clockAfter(kept, request),
    ...numbersAfter(kept, request),
    // Whatever is done with it, what somebody proposed before is done or past.
    ending: undefined,
    outcome: outcomeAfter(kept, to),
    handedOver: move === 'hand-over' ? at : kept.handedOver,
    reached: { [to]: at, ...kept.reached },
    lastMove: { move, at, role: who.role, version: kept.version + 1 },
    // A reminder is of the deadline that was.
    nags: 0,
    naggedFor: undefined,
    naggedAt: undefined,
  };
};

type Clock = Pick<Case, 'clock' | 'stops' | 'askedSince' | 'askedIn'>;

const clockAfter = (kept: Case, { move, at, given }: MoveRequest & { given: Given }): Clock => {
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

const numbersAfter = (kept: Case, { move, fields, at }: MoveRequest) => {
  const { authority, registerNumber, sanction, lapor, recommendation } = fields;
  const isRegister = ['refer', 'register', 'hand-over'].includes(move);
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

/** The fields a move needs, and the numbers that may come with any move; a form sends more than that. */
const givenOf = (move: string, fields: MoveFields): NonNullable<Entry['given']> => {
  const needs: readonly string[] = moves.find(({ name }) => name === move)?.needs ?? [];
  const keep = (name: string): boolean =>
    needs.includes(name) ||
    ['lapor', 'recommendation'].includes(name) ||
    (['registerNumber', 'numberChecked'].includes(name) && needs.includes('authority'));
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== 'reason' && keep(name)),
  );
};
