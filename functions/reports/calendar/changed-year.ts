import * as z from 'zod/mini';
import { dayOffShape } from '../law/holidays.ts';

/** A year whose days off an admin has changed. */
export const changedYearShape = z.object({
  /** 'YYYY'. */
  year: z.string(),
  days: z.array(dayOffShape),
  /** Counts the changes of this year. */
  version: z.int(),
  /** Milliseconds since the epoch. */
  changedAt: z.number(),
});
export type ChangedYear = z.infer<typeof changedYearShape>;
