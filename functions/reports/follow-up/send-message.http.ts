import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Call } from '../../../shared/operation/call.ts';
import type { addMessage } from '../messages/add-message.ts';
import type { Added } from '../messages/message-store.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import {
  followUpReply,
  type FollowUpNeeds,
  type FollowUpReply,
  type Outcome,
} from './follow-up-answer.ts';
import type { followUpOperations } from './operations.ts';
import { keyOfCode } from './report-code.ts';

type Send = typeof followUpOperations.messageSatgas;
type Needs = FollowUpNeeds & {
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
  async ({ body: { code, text }, idempotencyKey }: Call<Send>): Promise<FollowUpReply> => {
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const attempt = await needs.attemptOf(idempotencyKey, text);
    const added = await needs.add(
      { reportKey, from: 'reporter', text, expiresAt: report?.expiresAt ?? 0 },
      attempt,
    );
    const rows = await needs.readTracked(reportKey);
    return followUpReply({ ...needs, rows, code, outcome: outcomeOf[added] });
  };
