import * as z from 'zod/mini';

/** The seal of a ceremony's list. */
export const sealShape = z.object({
  /** Hash of the list as it was sealed: shared by whatever is printed from then on. */
  hash: z.string(),
  pledges: z.int(),
  /** Milliseconds since the epoch. */
  sealedAt: z.int(),
  by: z.string(),
});
export type Seal = z.infer<typeof sealShape>;

/** Receipt ids of a sealed list, 8 bytes each. */
export const sealedIdsShape = z.object({ ids: z.instanceof(Uint8Array) });
