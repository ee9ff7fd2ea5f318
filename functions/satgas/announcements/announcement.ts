import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';

/** A word from the nation, a province or a region to its task forces. Written by an admin or a chair; no personal data. */
export const announcementShape = z.object({
  /** 'ID', a province code or a region code: everybody below gets it. */
  scope: z.string(),
  /** Seconds since the epoch and the start of a hash: sorted by age, and short enough for a link. */
  announcementId: z.string(),
  title: z.string(),
  text: z.string(),
  /** Whether it goes to phones too, as far as the SMS budget has room. */
  bySms: z.boolean(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  bodyHash: storedHash,
});
export type Announcement = z.infer<typeof announcementShape>;

/** Whom an announcement reached in one region: how many officers, and the ids of those no message reached. */
export const regionOutcomeShape = z.object({
  region: z.string(),
  told: z.number(),
  failed: z.array(z.string()),
});
export type RegionOutcome = z.infer<typeof regionOutcomeShape>;

/** The same for the same attempt, however often it is made. */
export const announcementIdOf = (at: number, attemptKey: string): string =>
  `${String(Math.floor(at / 1000)).padStart(11, '0')}-${attemptKey.slice(0, 12)}`;
