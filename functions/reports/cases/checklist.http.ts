import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { caseForAnother, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import type { tickRequirement } from './checklist.ts';
import { movedAnswer } from './moved-answer.ts';
import type { caseOperations } from './operations.ts';

type Needs = CasePageNeeds & {
  tick: ReturnType<typeof tickRequirement>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/checklist: an officer notes whether one requirement is met. */
export const checklistHttp =
  (needs: Needs): Does<typeof caseOperations.checkCase> =>
  async (call) => {
    const { kept, person } = await caseForAnother(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const ticked = await needs.tick({ kept, ...call.body, who: whoOf(person), attempt });
    return movedAnswer(needs, call, ticked);
  };
