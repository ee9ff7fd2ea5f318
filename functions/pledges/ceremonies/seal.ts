import * as z from 'zod/mini';
import { listedCeremony } from './ceremony-view.ts';

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

/** What a list waits for before it can be sealed. */
export const sealWaits = ['ceremony-not-ended', 'ceremony-settling', 'sheet-under-way'] as const;

/** What sealing a list would do. */
export const sealingAnswer = z.object({
  ceremony: listedCeremony,
  /** On the list now. */
  pledges: z.int(),
  sealedAt: z.nullable(z.string()),
  waitsFor: z.nullable(z.enum(sealWaits)),
  /** Until when the ceremony could still go on; it cannot once it is sealed. */
  resumableUntil: z.nullable(z.string()),
});
export type SealingAnswer = z.infer<typeof sealingAnswer>;
