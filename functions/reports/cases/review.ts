import * as z from 'zod/mini';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { storedName } from '../../../shared/person-name.ts';
import { placeShape, type Place } from '../place.ts';

const ms = z.number();

/** Whether somebody above the region finds the end of a case in order, or takes it back. */
export const findings = ['in-order', 'reopened'] as const;

/** The end of one case that somebody above its region looks at; the last one, where it was ended again. */
export const reviewShape = z.object({
  caseKey: z.string(),
  item: z.literal('review'),
  region: z.string(),
  /** Where it is found while it waits: `<region>#review`; gone once it was looked at. */
  queue: z.optional(z.string()),
  /** Until when it is to be looked at, milliseconds since the epoch. */
  dueAt: ms,
  /** The move that ended the case, by whom, and the version it made. */
  move: z.string(),
  endedBy: placeShape,
  endedAt: ms,
  version: z.int(),
  /** What was found, by whom; left out while it waits. */
  found: z.optional(z.enum(findings)),
  foundBy: z.optional(placeShape),
  foundByName: storedName,
  foundAt: z.optional(ms),
  /** Seconds since the epoch: as long as the case. */
  expiresAt: z.number(),
});
export type Review = z.infer<typeof reviewShape>;

/** That somebody has ended a case alone in a month ('2026-11'); of the first, the end is looked at. */
export const enderShape = z.object({
  /** `ender#`, the region and the officer. */
  caseKey: z.string(),
  /** The month. */
  item: z.string(),
  expiresAt: z.number(),
});

/** How long whoever is above has to look at an end. */
export const reviewWithinMs = 7 * 86_400_000;

/** Where the ends of a region's cases wait for somebody above. */
export const reviewQueue = (region: string): string => `${region}#review`;

export const enderKey = ({ region, officerId }: Place): string => `ender#${region}#${officerId}`;

/**
 * Whether the end of a case belongs to the sample, of which so many in a hundred do. The same for a case whenever and by
 * whomever it is ended; nobody without the key can tell, and whoever ends it has no say in it.
 */
export const isSampled = (key: Uint8Array, caseKey: string, percent: number): boolean => {
  const hash = Buffer.from(keyedHash(key, 'case/review', caseKey), 'base64url');
  return hash.readUInt32BE(0) < (percent / 100) * 2 ** 32;
};

/** Whether an end still waits for somebody to look at it. */
export const isWaiting = ({ found }: Pick<Review, 'found'>): boolean => found === undefined;

export const isPlace = (one: Place, other: Place): boolean =>
  one.region === other.region && one.officerId === other.officerId;
