import * as z from 'zod/mini';
import { isWallTime } from './calendar/dates.ts';

/** A text in both languages. */
export const wordsShape = () => z.object({ id: z.string(), en: z.string() });

/** A time on the wall of the region it is read for: a day, or a minute of it. */
export const wallTimeShape = () =>
  z
    .string()
    .check(z.refine(isWallTime, { error: 'is not a time written YYYY-MM-DD or YYYY-MM-DDTHH:MM' }));

/** When pledges are taken. */
export const pledgePhaseShape = () =>
  z.object({
    name: wordsShape(),
    /** First moment, on the wall of the region. */
    opens: wallTimeShape(),
    /** First moment when it is over; a bare day is taken until it ends. */
    closes: wallTimeShape(),
  });
