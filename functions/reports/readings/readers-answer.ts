import * as z from 'zod/mini';

/** Who read how much of the cases of which region. */
export const readersAnswer = z.object({
  days: z.int(),
  regions: z.array(
    z.object({
      region: z.string(),
      /** More were made than are counted here. */
      isMore: z.boolean(),
      readers: z.array(
        z.object({
          personId: z.string(),
          role: z.string(),
          scope: z.string(),
          lastDay: z.int(),
          inAll: z.int(),
          cases: z.int(),
          exported: z.int(),
          lastAt: z.string(),
          isUnusual: z.boolean(),
        }),
      ),
    }),
  ),
});
export type ReadersAnswer = z.infer<typeof readersAnswer>;
