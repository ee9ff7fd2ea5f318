import * as z from 'zod/mini';

/** What of reports an operation shows; the name stands on the operation (`shows`), a search is a list looked for. */
export const readKinds = [
  'file',
  'letter',
  'messages',
  'evidence',
  'file-request',
  'sealed-file',
  'identity-requests',
  'identity',
  'hand-over',
  'work',
  'list',
  'search',
  'export',
] as const;
export type ReadKind = (typeof readKinds)[number];

/** The most cases one entry names; a longer list is told by its number. */
export const mostNamed = 100;

/** Who read what of which report, and when. Added once, never changed. */
export const readingShape = z.object({
  /** `case#` and the key of one case, or `queue#` and the region whose cases were listed. */
  about: z.string(),
  /** When, in ISO 8601, and a random end: later entries sort later. */
  entry: z.string(),
  /** Milliseconds since the epoch. */
  at: z.int(),
  reads: z.enum(readKinds),
  /** The region of the case, or the one that was listed. */
  region: z.string(),
  personId: z.string(),
  role: z.string(),
  /** What the reader's sign-in covered. */
  scope: z.string(),
  /** Of a list: how many cases it held, and which. */
  shown: z.optional(z.int()),
  cases: z.optional(z.array(z.string())),
  /** Seconds since the epoch. */
  expiresAt: z.int(),
});
export type Reading = z.infer<typeof readingShape>;

/** Under what the readings of one case are stored. */
export const aboutCase = (caseKey: string): string => `case#${caseKey}`;
/** Under what the listings of a region's cases are stored. */
export const aboutQueue = (region: string): string => `queue#${region}`;
