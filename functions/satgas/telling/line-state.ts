import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';

export const silenceShape = z.object({
  region: z.string(),
  /** Milliseconds since the epoch; a silence always has an end. */
  until: z.number(),
  reason: z.string(),
  by: z.string(),
});
/**
 * A region's own officers are told nothing again for a while, for maintenance; what is held is sent when it ends. First
 * alerts and severity 5 go through, and nobody above the region is meant.
 */
export type Silence = z.infer<typeof silenceShape>;

/** What the SMS of a month cost, in millionths of a US dollar. */
export const spendShape = z.object({ spent: z.number() });

export const accountShape = z.object({
  isInSandbox: z.boolean(),
  spendLimitUsd: z.number(),
  /** Marks of the phones that opted out, never the numbers. */
  optedOut: z.array(storedHash),
});
/** The state of the SMS account, as the last look found it. */
export type StoredAccount = z.infer<typeof accountShape>;
