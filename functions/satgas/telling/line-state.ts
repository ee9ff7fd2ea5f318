import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';

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
