import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { caseForAnother, placeOf, whoOf } from './case-for-officer.ts';
import type { CasePageNeeds } from './case-page.ts';
import type { moveCaseUseCase } from './move-case.ts';
import { movedAnswer } from './moved-answer.ts';
import type { caseOperations } from './operations.ts';

type Needs = CasePageNeeds & {
  moveCase: ReturnType<typeof moveCaseUseCase>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/moves: an officer moves a case, upon the version they have seen. */
export const moveCaseHttp =
  (needs: Needs): Does<typeof caseOperations.moveCase> =>
  async (call) => {
    const { move, version, numberChecked, ...fields } = call.body;
    const { kept, person } = await caseForAnother(needs, call);
    const attempt = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const who = whoOf(person);
    const moved = await needs.moveCase({
      kept,
      move,
      fields: { ...tidied(fields), ...(numberChecked && { numberChecked }) },
      version,
      who,
      place: placeOf(person),
      attempt,
    });
    return movedAnswer(needs, call, moved);
  };

const tidied = <Fields extends Record<string, string | undefined>>(fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [
      name,
      text === undefined ? text : tidyText(text),
    ]),
  ) as Fields;
