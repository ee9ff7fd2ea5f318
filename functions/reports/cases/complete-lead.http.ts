import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { caseForOfficer, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import type { completeLead } from './complete-lead.ts';
import { movedAnswer } from './moved-answer.ts';
import type { caseOperations } from './operations.ts';

type Needs = CasePageNeeds & {
  complete: ReturnType<typeof completeLead>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/completion: an officer completes a lead in free words. */
export const completeLeadHttp =
  (needs: Needs): Does<typeof caseOperations.completeLead> =>
  async (call) => {
    const { kept, person } = await caseForOfficer(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const completed = await needs.complete({ kept, ...call.body, who: whoOf(person), attempt });
    return movedAnswer(needs, call, completed);
  };
