import * as z from 'zod/mini';

/** One report's alert: where it stands on the ladder and who has it. Holds nothing about the people in the report. */
export const alertShape = z.object({
  region: z.string(),
  /** Seconds since the epoch the report came in, then the start of its key: sorted by age. */
  alertId: z.string(),
  caseNumber: z.string(),
  reportKey: z.string(),
  conduct: z.string(),
  severity: z.number(),
  accusedUnit: z.optional(z.string()),
  state: z.enum(['open', 'taken']),
  /** Index into the ladder; -1 while nobody could be reached. */
  rung: z.number(),
  /** Counts the tellings; each step tells `telling` once. */
  step: z.number(),
  telling: z.array(z.string()),
  /** Everybody told so far. */
  told: z.array(z.string()),
  /** Milliseconds since the epoch. */
  openedAt: z.number(),
  dueAt: z.number(),
  takenBy: z.optional(z.string()),
  takenAt: z.optional(z.number()),
});
export type Alert = z.infer<typeof alertShape>;

/** The alert of a report: made from the report's own key, so that a repeated event finds the same one. */
export const alertIdOf = (receivedAt: number, reportKey: string): string =>
  `${String(Math.floor(receivedAt / 1000)).padStart(11, '0')}-${reportKey.slice(0, 12)}`;

export const minuteMs = 60_000;
