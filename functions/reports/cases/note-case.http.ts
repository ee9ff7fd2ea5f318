import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { caseForOfficer, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import { movedAnswer } from './moved-answer.ts';
import type { enterReferences, noteCase } from './note-case.ts';
import type { caseOperations } from './operations.ts';

type Needs = CasePageNeeds & {
  note: ReturnType<typeof noteCase>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/notes: an officer notes something for colleagues; the reporter never sees it. */
export const noteCaseHttp =
  (needs: Needs): Does<typeof caseOperations.noteCase> =>
  async (call) => {
    const { kept, person } = await caseForOfficer(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const noted = await needs.note({ kept, ...call.body, who: whoOf(person), attempt });
    return movedAnswer(needs, call, noted);
  };

type Entering = CasePageNeeds & {
  enter: ReturnType<typeof enterReferences>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/references: an officer enters the number under which it came from SP4N-LAPOR!, or went there. */
export const enterReferencesHttp =
  (needs: Entering): Does<typeof caseOperations.enterReferences> =>
  async (call) => {
    const { kept, person } = await caseForOfficer(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const entered = await needs.enter({ kept, ...call.body, who: whoOf(person), attempt });
    return movedAnswer(needs, call, entered);
  };
