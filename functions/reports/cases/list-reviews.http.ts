import type { Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import { isAbove } from '../../conflict.ts';
import { mayRead, type Desk } from '../case-access.ts';
import { aboutQueue } from '../readings/reading.ts';
import type { ReadMarks } from './case-marks.ts';
import { placeOf } from './case-for-officer.ts';
import { regionsOf, whyNothing } from './list-cases.http.ts';
import type { listReviews, Reviewed, ReviewsPage } from './list-reviews.ts';
import type { caseOperations } from './operations.ts';
import { readRowCursor, rowCursor } from './queue-page.ts';
import { showCase } from './show-case.ts';

type Needs = Desk & {
  campaign: Campaign;
  reviews: ReturnType<typeof listReviews>;
  readMarks: ReadMarks;
  now: () => number;
};

type Listing = typeof caseOperations.listReviews;

/**
 * GET /v1/cases/reviews: the ends of cases that wait for somebody above their region and that the caller may know of;
 * that they were listed leaves an entry first. How many wait names no case, and leaves none.
 */
export const listReviewsHttp =
  (needs: Needs): Does<Listing> =>
  async (call) => {
    const { campaign, readMarks, now } = needs;
    const { serving, officerId, page } = await waitingFor(needs, call);
    const waiting = page.reviews.length;
    const next = page.next ? rowCursor(page.next) : null;
    if (call.query.list === 'counts') return { status: 200, body: { reviews: [], waiting, next } };
    const marksOf = await readMarks(page.reviews.map(({ kept }) => kept));
    const reviews = page.reviews.map((one) => ({
      ...showCase(one.kept, now()),
      ...marksOf(one.kept),
      ...endOf(one, now()),
    }));
    const body = { reviews, waiting, next };
    const shown = { region: call.query.region, campaign, now: now(), officerId };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/reviews.tsx')).renderReviews(frame, {
          ...shown,
          page: body,
          seesNothing: whyNothing(campaign, serving),
        }),
    };
  };

const endOf = ({ review: { move, endedAt, dueAt } }: Reviewed, now: number) => ({
  endedBy: move,
  endedAt: new Date(endedAt).toISOString(),
  reviewBy: new Date(dueAt).toISOString(),
  reviewOverdue: dueAt < now,
});

type Wanted = Pick<Call<Listing>, 'guard' | 'query'>;

/** What waits for the caller, and where they serve; throws Refusal 'wrong-region'. */
const waitingFor = (needs: Needs, call: Wanted) => {
  const { guard, query } = call;
  if (query.region !== undefined) guard.reach(query.region);
  const within = query.region ?? guard.scope.region;
  const regions = regionsOf(needs.campaign, within).filter((code) =>
    isAbove(guard.scope.region, code),
  );
  return guard.clearedBy(async (person) => {
    const serving = await needs.whoServes(person);
    const page = await needs.reviews({
      ...{ regions, place: placeOf(person), after: readRowCursor(query.cursor) },
      mayRead: (kept) => serving !== undefined && mayRead(serving, kept),
    });
    if (query.list !== 'counts') await noteShown(needs, call, { person, page });
    return { serving, officerId: person.personId, page };
  });
};

const noteShown = (
  { noteReading }: Pick<Needs, 'noteReading'>,
  { guard, query }: Wanted,
  { person, page }: { person: Person; page: ReviewsPage },
): Promise<void> => {
  const region = query.region ?? guard.scope.region;
  const cases = page.reviews.map(({ kept }) => kept.caseKey);
  return noteReading({ about: aboutQueue(region), reads: guard.shows, region, person, cases });
};
