import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { unknownCase } from '../case-access.ts';
import { laneRules } from '../lanes.ts';
import type { addMessage } from './add-message.ts';
import { backToCase } from './back-to-case.ts';
import { messagesRead } from './messages-that-fit.ts';
import type { MessageStore } from './message-store.ts';
import type { Message } from './message.ts';
import type { messageOperations } from './operations.ts';
import { reportForOfficer, type ReportDesk } from './report-for-officer.ts';

type Box = typeof messageOperations;
type Needs = ReportDesk & {
  messages: MessageStore;
  add: ReturnType<typeof addMessage>;
  attemptOf: NameAttempt;
  now: Now;
};

/** GET /v1/cases/{caseKey}/messages: what reporter and satgas wrote, newest first. Reading changes nothing. */
export const listMessagesHttp =
  (needs: Needs): Does<Box['listCaseMessages']> =>
  async (call) => {
    const { before } = call.query;
    const { reportKey } = await reportForOfficer(needs, call);
    const page = { most: messagesRead, ...(before !== undefined && { before }) };
    const found = await needs.messages.list(reportKey, page);
    const older = found.length === messagesRead ? found.at(-1)?.messageId : undefined;
    return { status: 200, body: { messages: found.map(shown), older: older ?? null } };
  };

/** POST /v1/cases/{caseKey}/messages: an officer writes to the reporter, who sees only "satgas". */
export const writeToReporterHttp =
  ({ add, attemptOf, ...desk }: Needs): Does<Box['messageReporter']> =>
  async (call) => {
    const { request, idempotencyKey } = call;
    const { text } = call.body;
    const { report, reportKey, person } = await reportForOfficer(desk, call);
    if (!laneRules[report.lane].hasReporter) throw refuseField('text', 'nobody-to-ask');
    const attempt = await attemptOf(ownMark(person, idempotencyKey), text);
    const { expiresAt } = report;
    const added = await add({ reportKey, from: 'officer', text, expiresAt }, attempt);
    if (added === 'key-reused') throw new Refusal('idempotency-key-reused');
    if (added === 'full') throw new Refusal('conflict', [{ field: 'text', reason: 'box-full' }]);
    if (added === 'no-report') throw unknownCase();
    return request.wantsHtml
      ? backToCase(request, reportKey)
      : { status: 201, body: { kept: true } };
  };

/** POST /v1/cases/{caseKey}/messages/reading: notes that the satgas has seen the messages; the reporter is shown when. */
export const lookAtMessagesHttp =
  ({ messages, now, ...desk }: Needs): Does<Box['lookAtCaseMessages']> =>
  async (call) => {
    const { request } = call;
    const { reportKey } = await reportForOfficer(desk, call);
    await messages.look(reportKey, 'officer', now());
    return request.wantsHtml
      ? backToCase(request, reportKey)
      : { status: 200, body: { kept: true } };
  };

const shown = ({ messageId, from, text, at }: Message) => ({
  messageId,
  from,
  text,
  at: new Date(at).toISOString(),
});
