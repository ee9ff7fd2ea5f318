import * as z from 'zod/mini';
import { dayOffShape } from '../law/holidays.ts';

export const yearPath = z.object({ year: z.string().check(z.regex(/^20\d{2}$/)) });

export const shownYear = z.object({
  year: z.string(),
  version: z.int(),
  /** Null for a year as it is shipped. */
  changedAt: z.nullable(z.string()),
  days: z.array(dayOffShape),
});
export type YearView = z.infer<typeof shownYear>;
