import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { isAbove, type Serving } from '../../conflict.ts';
import type { DeadlineBasis } from './case-deadline.ts';
import { reopenReviewed } from './case-moves.ts';
import type { CaseStore } from './case-store.ts';
import type { Place } from '../place.ts';
import type { Case, Who } from './case.ts';
import { makeMove } from './make-move.ts';
import { meanwhile } from './meanwhile.ts';
import type { MovedCase } from './move-case.ts';
import { isPlace, isWaiting, type Review } from './review.ts';
import type { ReviewStore } from './review-store.ts';

export type Reviewing = {
  kept: Case;
  /** The version of the case that was looked at. */
  version: number;
  found: NonNullable<Review['found']>;
  reason?: string | undefined;
  /** Where whoever looks serves. */
  serving: Serving;
  who: Who & { role: 'officer' | 'chair' };
  place: Place;
  attempt: Attempt;
};

type Needs = {
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>;
  reviews: Pick<ReviewStore, 'find' | 'settle' | 'settleWrite'>;
  counting: () => Promise<DeadlineBasis>;
  now: Now;
};

/**
 * Somebody above the region looks at how a case ended, upon the version they have seen: they find it in order, or take
 * it back, and then the case is its region's again, with its deadline. It is looked at once, and never by who ended it:
 * to them, as for every other end, there is nothing to look at. Throws Refusal 'not-allowed' to whoever is not above.
 */
export const reviewEnding =
  (needs: Needs) =>
  async (reviewing: Reviewing): Promise<MovedCase> => {
    const { kept, serving, found, version, reason = '' } = reviewing;
    if (!isAbove(serving.region, kept.region))
      throw new Refusal('not-allowed', [{ field: 'found', reason: 'from-above-only' }]);
    if (found === 'reopened' && tidyText(reason) === '') throw refuseField('reason', 'required');
    const review = await needs.reviews.find(kept.caseKey);
    if (!review || isPlace(review.endedBy, reviewing.place)) return nothingToReview(kept);
    if (isSame(review, reviewing)) return { moved: true, case: kept };
    if (kept.version !== version) return meanwhile(needs.cases, reviewing);
    if (!isWaiting(review)) return nothingToReview(kept);
    const settled = settledBy(reviewing, review, needs.now());
    if (found === 'reopened') return reopen(needs, reviewing, { review, settled });
    const outcome = await needs.reviews.settle(review, settled);
    return outcome === 'replaced' ? { moved: true, case: kept } : reviewedMeanwhile(kept);
  };

const nothingToReview = (kept: Case): MovedCase => ({
  ...{ moved: false, case: kept, error: { field: 'found', reason: 'nothing-to-review' } },
});

const reviewedMeanwhile = (kept: Case): MovedCase => ({
  ...{ moved: false, case: kept, error: { field: 'found', reason: 'reviewed-meanwhile' } },
});

/** The same said again by the same person: an answer that was lost on its way. */
const isSame = ({ found, foundBy }: Review, { found: again, place }: Reviewing): boolean =>
  found === 'in-order' && found === again && foundBy !== undefined && isPlace(foundBy, place);

/** Nothing waits any more: out of the queue, with what was found. */
const settledBy = ({ found, place, who }: Reviewing, review: Review, at: number): Review => ({
  ...review,
  ...{ queue: undefined, found, foundBy: place, foundAt: at },
  foundByName: who.name,
});

type Settling = { review: Review; settled: Review };

const reopen = async (
  { cases, reviews, counting, now }: Needs,
  reviewing: Reviewing,
  { review, settled }: Settling,
): Promise<MovedCase> => {
  const { kept, reason, who, attempt } = reviewing;
  const fields = { reason: tidyText(reason ?? '') };
  const made = makeMove(
    kept,
    { move: reopenReviewed, as: 'reviewer', fields, who, at: now(), attempt },
    await counting(),
  );
  if (!made.ok)
    return { moved: false, case: kept, error: { field: 'found', reason: 'not-from-here' } };
  const outcome = await cases.change(kept, made, {
    review: [reviews.settleWrite(review, settled)],
  });
  if (outcome === 'changed') return { moved: true, case: made.case };
  if (outcome === 'changed-meanwhile') return meanwhile(cases, reviewing);
  return reviewedMeanwhile(kept);
};
