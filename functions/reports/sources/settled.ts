import * as z from 'zod/mini';
import { storedName } from '../../../shared/person-name.ts';

/** What became of an entry of the quarantine, and by whom. */
export type Settled = {
  outcome: 'replayed' | 'discarded';
  by: string;
  byName?: string | undefined;
  agreedBy?: string;
  agreedByName?: string | undefined;
  why?: string;
  at: number;
};

/** The line that is left of a settled entry. */
export const settledShape = z.object({
  id: z.string(),
  reason: z.string(),
  outcome: z.enum(['replayed', 'discarded']),
  by: z.string(),
  /** Who agreed to discard it; versions before let one alone. */
  byName: storedName,
  agreedBy: z.optional(z.string()),
  agreedByName: storedName,
  why: z.optional(z.string()),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type SettledDelivery = z.infer<typeof settledShape>;
