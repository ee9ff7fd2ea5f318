import * as z from 'zod/mini';

/** That the practice region was emptied, and by whom: added to, never changed. */
export const emptyingShape = z.object({
  /** Milliseconds since the epoch. */
  emptiedAt: z.int(),
  by: z.object({ personId: z.string(), role: z.string(), region: z.string() }),
});
export type Emptying = z.infer<typeof emptyingShape>;

/** Where these rows are stored: apart from the alerts of every region, those of practice too. */
export const emptyings = 'emptied#';

/** Whether a row of the table is no alert, but says that practice was emptied. */
export const isEmptyingRow = (region: string): boolean => region === emptyings;
