import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';

/** What the SMS of a month cost, in millionths of a US dollar. */
export const spendShape = z.object({ spent: z.number() });

/** What a day's SMS were reckoned to cost, and what their receipts say, in millionths of a US dollar. */
export const reconciledShape = z.object({
  /** Of Jakarta's calendar. */
  day: z.string(),
  at: z.number(),
  /** What the budget counted of the day, greetings and links included. */
  countedMicroUsd: z.int(),
  /** SMS about alerts, digests and announcements that went out, and what was set aside for them. */
  messages: z.int(),
  setAsideMicroUsd: z.int(),
  /** Those of them whose receipt names a price: what was set aside for them, and what they cost. */
  priced: z.int(),
  pricedSetAsideMicroUsd: z.int(),
  priceMicroUsd: z.int(),
  parts: z.int(),
  /** What is beyond the tolerance: they cost more, they are not in the budget's count, or their receipts are missing. */
  differs: z.array(z.enum(['price', 'count', 'receipts'])),
});
export type ReconciledDay = z.infer<typeof reconciledShape>;

/** A message of a change of the register that was begun; without a time where its service did not take it. */
export const unplannedShape = z.object({ begunAt: z.optional(z.number()) });

/** By when somebody of the satgas had seen what was written about a case, milliseconds since the epoch. */
export const seenShape = z.object({ recipient: z.string(), item: z.string(), seenAt: z.number() });

export const accountShape = z.object({
  isInSandbox: z.boolean(),
  spendLimitUsd: z.number(),
  /** Marks of the phones that opted out, never the numbers. */
  optedOut: z.array(storedHash),
});
/** The state of the SMS account, as the last look found it. */
export type StoredAccount = z.infer<typeof accountShape>;
