import * as z from 'zod/mini';
import { dayOffShape } from '../law/holidays.ts';

export const yearPath = z.object({ year: z.string().check(z.regex(/^20\d{2}$/)) });

/** What changes a year: all its days off, as decreed. */
export const calendarForm = z.strictObject({
  /** The version that was looked at: 0 for a year as it is shipped. */
  version: z.int().check(z.gte(0), z.lte(100_000)),
  days: z.array(dayOffShape).check(z.maxLength(80)),
});

export const shownYear = z.object({
  year: z.string(),
  version: z.int(),
  /** Null for a year as it is shipped. */
  changedAt: z.nullable(z.string()),
  days: z.array(dayOffShape),
});
export type ShownYear = z.infer<typeof shownYear>;
