import type { Now } from '../../../shared/clock.ts';
import type { Place } from '../place.ts';
import type { Case } from './case.ts';
import type { RowPosition } from './queue-page.ts';
import { isPlace, type Review } from './review.ts';
import type { ReviewStore } from './review-store.ts';

/** A case whose end waits to be looked at. */
export type Reviewed = { kept: Case; review: Review };

export type ReviewsPage = {
  reviews: Reviewed[];
  /** Where this page ended, by region; undefined when there is nothing more. */
  next: Record<string, RowPosition> | undefined;
};

export type ReviewsQuery = {
  /** Below where whoever asks serves. */
  regions: string[];
  place: Place;
  /** Whether they may know of a case. */
  mayRead: (kept: Case) => boolean;
  after: Record<string, RowPosition>;
};

type Needs = {
  reviews: Pick<ReviewStore, 'list'>;
  /** Those of these cases that are there, in no order. */
  findCases: (caseKeys: string[]) => Promise<Case[]>;
  now: Now;
};

/** Ends on a page. */
export const pageSize = 50;
/** Rows of one region looked at for one page: what somebody may not know of must not hide what is behind it. */
const mostSeen = 5_000;
const atOnce = 100;

/** The ends of cases that wait for somebody, the longest first: none that they made, none they may not know of. */
export const listReviews =
  (needs: Needs) =>
  async (asked: ReviewsQuery): Promise<ReviewsPage> => {
    const found = await Promise.all(
      asked.regions.map((region) => lookThrough(needs, region, asked)),
    );
    const all = found.flat().sort((a, b) => a.review.dueAt - b.review.dueAt);
    const reviews = all.slice(0, pageSize);
    const next = { ...asked.after, ...positionsOf(reviews) };
    return { reviews, next: all.length > reviews.length ? next : undefined };
  };

/** One more than fits a page, where there are so many: a position is only ever that of what is shown. */
const lookThrough = async (
  needs: Needs,
  region: string,
  asked: ReviewsQuery,
): Promise<Reviewed[]> => {
  const shown: Reviewed[] = [];
  let after = asked.after[region];
  for (let seen = 0; seen < mostSeen && shown.length <= pageSize; seen += atOnce) {
    const { rows, isEnd } = await needs.reviews.list({ region, after, most: atOnce });
    shown.push(...(await visible(needs, rows, asked)));
    after = rows.at(-1);
    if (isEnd || !after) break;
  }
  return shown.slice(0, pageSize + 1);
};

const visible = async (
  { findCases, now }: Needs,
  rows: Review[],
  { place, mayRead }: ReviewsQuery,
): Promise<Reviewed[]> => {
  const others = rows.filter(({ endedBy }) => !isPlace(endedBy, place));
  const cases = await findCases(others.map(({ caseKey }) => caseKey));
  const byKey = new Map(cases.map((kept) => [kept.caseKey, kept]));
  return others.flatMap((review) => {
    const kept = byKey.get(review.caseKey);
    return kept && kept.expiresAt * 1000 > now() && mayRead(kept) ? [{ kept, review }] : [];
  });
};

/** The last row of each region; rows come in their order. */
const positionsOf = (reviews: Reviewed[]): Record<string, RowPosition> =>
  Object.fromEntries(
    reviews.map(({ review: { region, dueAt, caseKey, item } }) => [
      region,
      { dueAt, caseKey, item },
    ]),
  );
