import * as z from 'zod/mini';
import { actorShape } from '../../../shared/person-name.ts';

/** That the practice region was emptied, and by whom: added to, never changed. */
export const emptyingShape = z.object({
  /** Milliseconds since the epoch. */
  emptiedAt: z.int(),
  by: actorShape,
});
export type Emptying = z.infer<typeof emptyingShape>;

/** Where these rows are stored: apart from the alerts of every region, those of practice too. */
export const emptyings = 'emptied#';

/** Whether a row of the table is no alert, but says that practice was emptied. */
export const isEmptyingRow = (region: string): boolean => region === emptyings;
