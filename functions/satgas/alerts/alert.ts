import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { barringShape } from '../../../events/barring.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';

/** One report's alert: where it stands on the ladder and who has it. Holds nothing about the people in the report. */
export const alertShape = z.object({
  region: z.string(),
  /** Seconds since the epoch the report came in, then the start of its key: sorted by age. */
  alertId: z.string(),
  caseNumber: z.string(),
  reportKey: z.string(),
  conduct: z.string(),
  severity: z.number(),
  /** The code of the accused's unit, where it is settled and one. */
  accusedUnit: z.optional(z.string()),
  /** Who may not know of it; of an alert of before, `accusedUnit` says it. */
  barring: z.optional(barringShape),
  /** Its sender sent many: nobody is told of it before this moment, in milliseconds. */
  heldUntil: z.optional(z.number()),
  /** A keyed mark that reports about the same accused share. */
  alike: z.optional(storedHash),
  /** The id of the alert in this region that tells of its report, too; it is told of by itself where there is none. */
  joins: z.optional(z.string()),
  /** It asks somebody above the region where the accused serves, and ends when that is settled. */
  isNaming: z.optional(z.boolean()),
  /** Its case passed a deadline; otherwise its report came in. */
  overdue: z.optional(z.boolean()),
  state: z.enum(['open', 'taken', 'resolved']),
  /** Counts every change: a change is kept only upon the version it was made from. */
  version: z._default(z.number(), 0),
  /** Index into the ladder of its severity; -1 while nobody could be reached. */
  rung: z.number(),
  /** Counts the tellings; each step tells `telling` once. */
  step: z.number(),
  /** The step by which somebody was told first, where nobody could be told when it was opened. */
  firstStep: z.optional(z.number()),
  telling: z.array(z.string()),
  /** Everybody told so far. */
  told: z.array(z.string()),
  /** Milliseconds since the epoch. */
  openedAt: z.number(),
  /** When its present step began. */
  steppedAt: z._default(z.number(), 0),
  dueAt: z.number(),
  /** How many must take it. */
  quorum: z._default(z.number(), 1),
  /** Who has it now. */
  takers: z._default(z.array(z.string()), []),
  takenBy: z.optional(z.string()),
  takenAt: z.optional(z.number()),
  /** When the hourly sweep found that its report had none, and raised it. */
  foundAt: z.optional(z.number()),
  /** Who said that they cannot or must not take it: they are told no more, and their links are void. */
  declined: z._default(z.array(z.string()), []),
  /** Who handed it over: their links are void. */
  passedOn: z._default(z.array(z.string()), []),
  resolvedAt: z.optional(z.number()),
});
export type Alert = z.infer<typeof alertShape>;

/** Whether its present step is the first that anybody hears of the case; a reminder never is. */
export const isFirstStep = ({
  step,
  firstStep = 0,
  overdue = false,
}: Pick<Alert, 'step' | 'firstStep' | 'overdue'>): boolean => !overdue && step === firstStep;

/** The alert of a report: made from the report's own key, so that a repeated event finds the same one. */
export const alertIdOf = (receivedAt: number, reportKey: string): string =>
  `${String(Math.floor(receivedAt / 1000)).padStart(11, '0')}-${reportKey.slice(0, 12)}`;

/** The second in which the report of an alert came in, in milliseconds since the epoch. */
export const receivedAtOf = (alertId: string): number => Number(alertId.slice(0, 11)) * 1000;

/** The alert of a reminder: made from the case, its deadline and which reminder it is, in the order they were given. */
export const reminderIdOf = (reminded: Reminded): string => {
  const { caseKey, dueAt, reminder, remindedAt } = reminded;
  const tag = createHash('sha256').update(`${caseKey}#${dueAt}#${reminder}`).digest('base64url');
  return alertIdOf(remindedAt, tag);
};

/** The alert of a case whose unit was settled: made from the case and the version that settled it. */
export const namedIdOf = ({ caseKey, version, namedAt }: Named): string =>
  alertIdOf(
    namedAt,
    createHash('sha256').update(`${caseKey}#named#${version}`).digest('base64url'),
  );

type Named = { caseKey: string; version: number; namedAt: number };
type Reminded = { caseKey: string; dueAt: number; reminder: number; remindedAt: number };

export const minuteMs = 60_000;
