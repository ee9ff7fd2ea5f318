import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { caseForAnother, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import { movedAnswer } from './moved-answer.ts';
import type { nameUnit } from './name-unit.ts';
import type { caseOperations } from './operations.ts';

type Needs = CasePageNeeds & {
  nameUnit: ReturnType<typeof nameUnit>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/unit: somebody above the region settles where the accused serves. */
export const nameUnitHttp =
  (needs: Needs): Does<typeof caseOperations.nameUnit> =>
  async (call) => {
    const { kept, person, serving } = await caseForAnother(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const who = whoOf(person);
    const named = await needs.nameUnit({ kept, ...call.body, serving, who, attempt });
    return movedAnswer(needs, call, named);
  };
