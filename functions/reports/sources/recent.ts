import * as z from 'zod/mini';

/** What became of one delivery of a source: nothing of what it says. */
export const recentShape = z.object({
  /** Milliseconds since the epoch. */
  receivedAt: z.number(),
  outcome: z.enum(['taken', 'set-aside', 'nothing', 'refused']),
  /** Reports it made, or had made before. */
  reports: z.int(),
  /** Why something of it was set aside or refused, in one word each. */
  reasons: z.array(z.string()),
  /** Which fields were wrong: `field: reason`. */
  fields: z.array(z.string()),
});
export type RecentDelivery = z.infer<typeof recentShape>;

/** So many are shown. */
export const mostRecent = 20;
