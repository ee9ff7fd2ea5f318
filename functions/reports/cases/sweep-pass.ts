import * as z from 'zod/mini';

/** One look through all reports: it goes on at the next run where this one ended. Milliseconds since the epoch. */
export const passShape = z.object({
  startedAt: z.number(),
  /** Only reports that came in since then are looked at. */
  since: z.number(),
  /** When the last pass began that looked at every report there is to look at. */
  wholeAt: z.number(),
  /** The report looked at last; left out at the beginning and at the end. */
  next: z.optional(z.string()),
});
export type Pass = z.infer<typeof passShape>;
