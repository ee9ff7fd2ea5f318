import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { maySecond } from '../case-access.ts';
import { placeShape, type Place } from '../place.ts';
import { ownersOf, type Holders } from './held.ts';

/** What of a hand-over waits at the desk: the second person's answer, Bawaslu's question, or its receipt. */
export const handOverWaits = ['agreement', 'question', 'receipt'] as const;
export type HandOverWaits = (typeof handOverWaits)[number];

const dayMs = 24 * 3_600_000;
/** How long what Bawaslu said waits for somebody to have seen it. */
export const saidWaitsMs: Record<'question' | 'receipt', number> = {
  question: 60 * dayMs,
  receipt: 14 * dayMs,
};

/** What waits of a case's hand-over, one row of each kind; nothing of what was written, nor who reported. */
export const handOverRowShape = z.object({
  caseKey: z.string(),
  item: z.string().check(z.startsWith('hand-over#')),
  region: z.string(),
  requestId: z.string(),
  waits: z.enum(handOverWaits),
  /** Where it is found while it waits: `<region>#hand-overs`; gone once it was answered or seen. */
  queue: z.optional(z.string()),
  /** Until when it waits, milliseconds since the epoch: what the queue is sorted by. */
  dueAt: z.number(),
  /** Since when, milliseconds since the epoch. */
  at: z.number(),
  asked: placeShape,
  /** As the sign-in of who asked called them; of a row of before, left out. */
  askedName: z.optional(z.string()),
  agreed: z.optional(placeShape),
  /** Seconds since the epoch: as long as the report. */
  expiresAt: z.number(),
});
export type HandOverRow = z.infer<typeof handOverRowShape>;

export const handOverItem = (waits: HandOverWaits): string => `hand-over#${waits}`;

/** Where what waits of a region's hand-overs is found. */
export const handOverQueue = (region: string): string => `${region}#hand-overs`;

type Who = Pick<Person, 'region' | 'personId' | 'role'>;

/**
 * Whether something waits for somebody who may know of the case. An agreement waits for whoever can be the second
 * person, never for who asked. What Bawaslu said waits for the two who released it and for who has the case; where
 * nobody has it, for whoever can be a second person.
 */
export const isForThem = (row: HandOverRow, who: Who, holders: Holders | undefined): boolean => {
  const { asked, agreed, region } = row;
  if (row.waits === 'agreement') return asked.officerId !== who.personId && maySecond(who, region);
  if ([asked, agreed].some((one) => isPlace(one, who))) return true;
  const owners = ownersOf(holders);
  return owners.length === 0 ? maySecond(who, region) : owners.includes(who.personId);
};

const isPlace = (one: Place | undefined, { region, personId }: Who): boolean =>
  one?.region === region && one.officerId === personId;
