import * as z from 'zod/mini';
import { readingShape, type ReadKind } from './reading.ts';

/** Readings a reporter is not told again: the trail of their name has places of its own, each with its reason. */
const toldElsewhere: readonly ReadKind[] = ['identity', 'identity-requests'];

/** How often a report was opened, by role, and when last. */
export const readingsView = z.object({
  times: z.int(),
  /** More were made than are counted here. */
  isMore: z.boolean(),
  byRole: z.array(z.object({ role: z.string(), times: z.int(), last: z.string() })),
});
export type ReadingsView = z.infer<typeof readingsView>;

/** What a reporter sees of who read their report: how often, which role, when last; never who. */
export const readingsForReporter = (rows: unknown[], mostRows: number): ReadingsView => {
  const told = rows
    .flatMap((row) => z.safeParse(readingShape, row).data ?? [])
    .filter(({ reads }) => !toldElsewhere.includes(reads));
  const roles = [...new Set(told.map(({ role }) => role))].sort();
  return {
    times: told.length,
    isMore: rows.length >= mostRows,
    byRole: roles.map((role) => {
      const theirs = told.filter((one) => one.role === role);
      const last = Math.max(...theirs.map(({ at }) => at));
      return { role, times: theirs.length, last: new Date(last).toISOString() };
    }),
  };
};
