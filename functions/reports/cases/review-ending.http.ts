import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { caseForAnother, placeOf, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import { movedAnswer } from './moved-answer.ts';
import type { caseOperations } from './operations.ts';
import type { reviewEnding } from './review-ending.ts';

type Needs = CasePageNeeds & {
  review: ReturnType<typeof reviewEnding>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/review: somebody above the region finds the end of a case in order, or takes it back. */
export const reviewEndingHttp =
  (needs: Needs): Does<typeof caseOperations.reviewEnding> =>
  async (call) => {
    const { kept, person, serving } = await caseForAnother(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const who = whoOf(person);
    const place = placeOf(person);
    const moved = await needs.review({ kept, ...call.body, serving, who, place, attempt });
    return movedAnswer(needs, call, moved);
  };
