import * as z from 'zod/mini';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { storedName, shownName } from '../../../shared/person-name.ts';

export const endingReasons = ['role-withdrawn', 'moved', 'device-lost', 'misuse'] as const;

/** How long it can be looked up who ended whose sessions. */
export const endingsKeptDays = 400;

/** The end of somebody's sessions, as it is stored: what the authoriser refuses by, and the entry of who did it. */
export const endingShape = z.object({
  /** The region that the tokens of the person name. */
  region: z.string(),
  /** '<personId, encoded>#<at>'. */
  item: z.string(),
  /** The region once more, for the order by time. */
  listedIn: z.string(),
  /** The `sub` of their tokens. */
  personId: z.string(),
  reason: z.enum(endingReasons),
  /** Tokens issued until then are refused: milliseconds since the epoch. */
  at: z.int(),
  /** The admin who ended them. */
  by: z.string(),
  byName: storedName,
  expiresAt: z.int(),
});
export type SessionEnding = z.infer<typeof endingShape>;

/** How the keys of the endings of one person begin; no other person's begin so, whatever their `sub` holds. */
export const endingsOf = (personId: string): string => `${encodeURIComponent(personId)}#`;

const region = z.union([regionCode, z.literal(nation)]);

export const endingForm = z.strictObject({
  region,
  personId: z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[\x21-\x7e]+$/)),
  reason: z.enum(endingReasons),
});

export const endingsQuery = z.object({
  region: z.optional(region),
  done: z.optional(z.literal('ended')),
});

export const shownEnding = z.object({
  region: z.string(),
  personId: z.string(),
  reason: z.enum(endingReasons),
  at: z.string(),
  by: z.string(),
  byName: shownName,
});
export type EndingView = z.infer<typeof shownEnding>;

export const endingsAnswer = z.object({ region: z.string(), endings: z.array(shownEnding) });

export const shownOf = ({
  region,
  personId,
  reason,
  at,
  by,
  byName,
}: SessionEnding): EndingView => ({
  ...{ region, personId, reason, by, byName: byName ?? null },
  at: new Date(at).toISOString(),
});
