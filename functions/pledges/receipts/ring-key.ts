import * as z from 'zod/mini';

/** The public half of a receipt key. */
export const ringKeyShape = z.object({
  keyId: z.string(),
  /** The raw 32 bytes of the public key, base64url. */
  x: z.string(),
  /** Milliseconds since the epoch. */
  publishedAt: z.number(),
  /** Set by hand, by the runbook, when its seed was seen by somebody: no receipt of it is believed. */
  withdrawn: z.optional(z.boolean()),
});
export type RingKey = z.infer<typeof ringKeyShape>;
