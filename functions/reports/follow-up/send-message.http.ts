import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import { idempotencyKeyOf, readBody } from '../../../shared/http/body.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { addMessage } from '../messages/add-message.ts';
import type { Said } from './answers-alike.ts';
import { sayFollowed, type Outcome } from './follow-up-answer.ts';
import type { Added } from '../messages/message-store.ts';
import { messageText } from '../messages/message.ts';
import { codeField, keyOfCode, type ByCode } from './track-report.http.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';

export const reporterMessageForm = z.strictObject({ code: codeField, text: messageText });

type Needs = ByCode & {
  add: ReturnType<typeof addMessage>;
  attemptOf: NameAttempt;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
};

const outcomeOf: Record<Added, Outcome | undefined> = {
  kept: 'kept',
  'already-kept': 'already-kept',
  'key-reused': 'key-reused',
  full: 'box-full',
  'no-report': undefined,
};

/** POST /v1/tracking/messages: the reporter writes to the satgas, once per Idempotency-Key; the same calls for any code. */
export const sendMessageHttp =
  (needs: Needs) =>
  async (request: Request): Promise<Said> => {
    const { code, text } = readBody(request, reporterMessageForm);
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const attempt = await needs.attemptOf(idempotencyKeyOf(request), text);
    const added = await needs.add(
      { reportKey, from: 'reporter', text, expiresAt: report?.expiresAt ?? 0 },
      attempt,
    );
    const rows = await needs.readTracked(reportKey);
    return sayFollowed({ ...needs, rows, code, outcome: outcomeOf[added] });
  };
