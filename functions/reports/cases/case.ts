import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { barringShape } from '../../../events/barring.ts';
import { storedAttempt } from '../../../shared/attempt.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { storedName } from '../../../shared/person-name.ts';
import { requirements } from '../intake/completeness.ts';
import { placeShape } from '../place.ts';
import { toCompleteShape } from '../intake/to-complete.ts';
import { deadlineSteps } from '../law/deadline-rules.ts';
import { authorities, caseStates, sanctions, type CaseState } from './case-moves.ts';

/** A case without a deadline is stored with one so far away that it sorts last; of those, later ends come later. */
export const nothingDueMs = Date.UTC(2200, 0, 1);

const ms = z.number();
const number = z.optional(z.string());
export const sanctionKinds = sanctions.map(({ kind }) => kind);
export const requirementNames = requirements.map(({ name }) => name);
/** Who moves a case: somebody of the satgas, the reporter, the suite itself, or the authority it went to. */
export const roles = z.enum(['officer', 'chair', 'reporter', 'system', 'authority']);
/** How a case ends. */
export const outcomes = z.enum(['sanctioned', 'not-proven', 'withdrawn', 'out-of-scope']);
/** Why a case is another authority's. */
export const outOfScope = z.enum(['money-politics', 'staff-kind']);

/** The numbers a case has elsewhere, typed back by officers. */
export const referencesShape = z.object({
  bawaslu: number,
  /** Of BKN, also of its SBT. */
  bkn: number,
  ppk: number,
  /** Under which the satgas passed it on to SP4N-LAPOR!. */
  lapor: number,
  /** Under which it came from SP4N-LAPOR!. */
  laporFrom: number,
  recommendation: number,
});

const tickShape = z.object({ met: z.boolean(), at: ms, role: roles });

/** What officers work on: one for each report, under the report's own key. Holds nothing of who reported. */
export const caseShape = z.object({
  /** The report's own key. */
  caseKey: z.string(),
  item: z.literal('case'),
  caseNumber: z.string(),
  region: z.string(),
  lane: laneShape,
  conduct: z.string(),
  severity: z.number(),
  outOfScope: z.optional(outOfScope),
  /** The accused's unit, where it is settled and one. */
  accusedUnitCode: z.optional(z.string()),
  /** Answers of the report that the CSV holds, by question; a case of before has none. */
  answers: z.optional(z.record(z.string(), z.string())),
  /** Who must not know of it; of a case of before, `accusedUnitCode` says it. */
  barring: z.optional(barringShape),
  /** Its report came above what one sender may send at once, and without a puzzle solved. */
  overLimit: z.optional(z.literal(true)),
  /** Only free words are known of it, and what they are, until its reporter or an officer completes it. */
  toComplete: z.optional(toCompleteShape),
  /** A keyed mark that reports about the same accused share. */
  alike: z.optional(storedHash),
  /** The accused's unit as the reporter wrote it. */
  accusedUnit: z.optional(z.string()),
  state: z.enum(caseStates),
  /** Counts every move and change of deadline: a change is stored only upon the version it was made from. */
  version: z.int(),
  receivedAt: ms,
  /** Local days, 'YYYY-MM-DD'. */
  knownOn: z.string(),
  occurredOn: z.string(),
  /** `<region>#open` or `<region>#closed`. */
  queue: z.string(),
  /** The earliest deadline that runs, milliseconds since the epoch. */
  dueAt: ms,
  /** What is due then; left out where nothing is. */
  dueFor: z.optional(z.enum(deadlineSteps)),
  /** The step the case waits for, and since when its deadline runs. */
  clock: z.optional(z.object({ step: z.enum(deadlineSteps), startedAt: ms })),
  stops: z.array(z.object({ fromMs: ms, toMs: z.optional(ms) })),
  askedSince: z.optional(ms),
  askedIn: z.optional(z.enum(caseStates)),
  /** Bawaslu's own deadline passed while the case was still here. */
  missedBawaslu: z.optional(z.boolean()),
  /** Which holidays and rules the deadline was counted by. */
  countedBy: z.string(),
  references: referencesShape,
  referredTo: z.array(z.enum(authorities)),
  sanction: z.optional(z.enum(sanctionKinds)),
  sanctions: z.array(z.object({ kind: z.enum(sanctionKinds), at: ms })),
  /** How it ended, until it is opened again. */
  outcome: z.optional(outcomes),
  /** When each state was reached first. */
  reached: z.record(z.string(), ms),
  /** What officers found of each requirement, by its name. */
  checklist: z.record(z.string(), tickShape),
  /** Keyed hashes shared with reports of the same accused, or link, and day. */
  duplicateMarks: z.array(z.object({ why: z.enum(['accused', 'link']), mark: z.string() })),
  /** Times the satgas was reminded of the present deadline, and when last. */
  nags: z.int(),
  naggedFor: z.optional(ms),
  naggedAt: z.optional(ms),
  /** The change that made a version: shown to whoever comes second. */
  /** Notes of officers in its history; left out where there are none. */
  notes: z.optional(z.int()),
  lastMove: z.object({ move: z.string(), at: ms, role: roles, version: z.int() }),
  /** The end that one person has proposed of a serious case, until a second agrees or the case goes on. */
  ending: z.optional(
    z.object({
      move: z.string(),
      by: z.string(),
      byName: storedName,
      at: ms,
      reason: z.optional(z.string()),
    }),
  ),
  /** Who ended it alone, last; a case that nobody did, or of before, has none. */
  endedAlone: z.optional(z.object({ by: placeShape, at: ms, version: z.int() })),
  raisedAt: z.optional(ms),
  withdrawnAt: z.optional(ms),
  /** When Bawaslu confirmed that it received the whole package. */
  handedOver: z.optional(ms),
  /** When the hourly sweep made it, where nothing had made it before. */
  foundAt: z.optional(ms),
  /** Who of the satgas found it, in a lane of findings; their part in it ends there. */
  finder: z.optional(placeShape),
  finderName: storedName,
  /** Seconds since the epoch: as long as the report. */
  expiresAt: z.number(),
});
export type Case = z.infer<typeof caseShape>;

/** Who moved a case: somebody of the satgas, the reporter, or the suite itself. */
export type Who = { role: z.infer<typeof roles>; personId?: string; name?: string | undefined };

/** The fields of a change. */
export const givenShape = z.object({
  question: z.optional(z.string()),
  authority: z.optional(z.enum(authorities)),
  registerNumber: z.optional(z.string()),
  /** The number looked invented, and whoever entered it said that they have the authority's letter. */
  numberChecked: z.optional(z.literal('yes')),
  sanction: z.optional(z.enum(sanctionKinds)),
  lapor: z.optional(z.string()),
  laporFrom: z.optional(z.string()),
  recommendation: z.optional(z.string()),
  /** Codes of the units where the accused serves; left out when nobody of the region is concerned. */
  units: z.optional(z.string()),
  /** Of the checklist. */
  requirement: z.optional(z.enum(requirementNames)),
  met: z.optional(z.boolean()),
});

/** One entry of a case's history: added with its change, and never changed. */
export const entryShape = z.object({
  caseKey: z.string(),
  item: z.string().check(z.startsWith('move#')),
  at: ms,
  who: z.object({ role: roles, personId: z.optional(z.string()), name: storedName }),
  move: z.string(),
  from: z.enum(caseStates),
  to: z.enum(caseStates),
  why: z.optional(z.string()),
  given: z.optional(givenShape),
  /** Of a change of deadline: when it was due, and is now; null where nothing is due. */
  before: z.optional(z.nullable(ms)),
  after: z.optional(z.nullable(ms)),
  /** Marks a retry of the same request. */
  attempt: z.optional(storedAttempt),
  expiresAt: z.number(),
});
export type Entry = z.infer<typeof entryShape>;

/** A changed case, with the entry of that change. */
export type Changed = { case: Case; entry: Entry };

/** What the history calls it when somebody settles where the accused serves. */
export const nameUnitMove = 'name-unit';

/** What the history calls it when a lead in free words is completed. */
export const completeMove = 'complete';

/** What the history calls it when an officer notes something for colleagues. */
export const noteMove = 'note';
/** What the history calls it when an officer enters a number the matter has elsewhere. */
export const referenceMove = 'reference';
/** So many notes, numbers counted in, a case may have: its moves stay among the newest rows of its history, which the reporter is shown. */
export const mostNotes = 50;

/** What the history calls it when somebody proposes that a serious case ends. */
export const proposeEndMove = 'propose-end';

/** The queue a case is in: of its region, until it is closed. */
export const queueOf = (region: string, state: CaseState): string =>
  `${region}#${state === 'closed' ? 'closed' : 'open'}`;

/** Whether a case is closed, so that nothing more is opened of it. */
export const isClosed = ({ queue }: Pick<Case, 'queue'>): boolean => queue.endsWith('#closed');

/** The key of the entry that made this version. */
export const entryItem = (version: number): string => `move#${String(version).padStart(6, '0')}`;

/** When a case is due, or null where nothing is due. */
export const dueOrNull = ({ dueAt }: Pick<Case, 'dueAt'>): number | null =>
  dueAt < nothingDueMs ? dueAt : null;

/** Whether a case has passed its deadline. */
export const isOverdue = ({ dueAt }: Pick<Case, 'dueAt'>, now: number): boolean => dueAt < now;
