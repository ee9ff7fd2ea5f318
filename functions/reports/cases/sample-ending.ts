import { localDate, zoneOf } from '../../../shared/calendar/zones.ts';
import type { Besides } from './case-store.ts';
import type { Place } from '../place.ts';
import type { Case } from './case.ts';
import { isSampled, isWaiting, reviewQueue, reviewWithinMs, type Review } from './review.ts';
import type { ReviewStore } from './review-store.ts';

type Needs = {
  reviews: Pick<ReviewStore, 'find' | 'isFirst' | 'write' | 'enderWrite'>;
  /** What decides which ends are looked at; whoever ends a case does not have it. */
  sampleKey: () => Promise<Uint8Array>;
  /** How many ends in a hundred are looked at. */
  reviewedPercent: number;
};

/** The end of a case by one person: by which move, when, and the version it makes. */
export type LoneEnd = { kept: Case; move: string; by: Place; at: number; version: number };

/**
 * The writes by which the end of a case waits for somebody above its region, to be stored with that end; none where it
 * is not looked at. Looked at are the sample, the first end of each person in a month, and every end of a case of which
 * one was looked at before.
 */
export const sampleEnding =
  ({ reviews, sampleKey, reviewedPercent }: Needs) =>
  async (end: LoneEnd): Promise<Besides> => {
    const { kept, by, at } = end;
    const month = localDate(at, zoneOf(kept.region)).slice(0, 7);
    const [before, isFirst, key] = await Promise.all([
      reviews.find(kept.caseKey),
      reviews.isFirst(by, month),
      sampleKey(),
    ]);
    if (!before && !isFirst && !isSampled(key, kept.caseKey, reviewedPercent)) return {};
    const writes = [reviews.write(reviewOf(end, before))];
    if (isFirst) writes.push(reviews.enderWrite(by, month, Math.floor(at / 1000) + notedSeconds));
    return { review: writes };
  };

/** Longer than any month. */
const notedSeconds = 40 * 86_400;

/** Whoever ends a case again before anybody looked gains no time by it. */
const reviewOf = ({ kept, move, by, at, version }: LoneEnd, before?: Review): Review => ({
  caseKey: kept.caseKey,
  item: 'review',
  region: kept.region,
  queue: reviewQueue(kept.region),
  dueAt: before && isWaiting(before) ? before.dueAt : at + reviewWithinMs,
  ...{ move, endedBy: by, endedAt: at, version, expiresAt: kept.expiresAt },
});
