import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { requireAccess } from '../../access.ts';
import { backToCase } from './back-to-case.ts';
import { casePath, mayRead, unknownCase } from '../case-access.ts';
import type { addMessage } from './add-message.ts';
import { messagesRead } from './fitting.ts';
import type { MessageStore } from './message-store.ts';
import { messageText, type Message } from './message.ts';
import type { TrackedReport } from './tracked-report.ts';

export const caseMessagesQuery = z.object({
  before: z.optional(z.string().check(z.regex(/^\d{13}-[\w-]{1,40}$/))),
});
export const officerMessageForm = z.strictObject({ text: messageText });

export const caseMessage = z.object({
  messageId: z.string(),
  from: z.enum(['reporter', 'officer']),
  text: z.string(),
  at: z.string(),
});

type FindReport = (reportKey: string) => Promise<TrackedReport | undefined>;
type Needs = {
  messages: MessageStore;
  add: ReturnType<typeof addMessage>;
  findReport: FindReport;
  attemptOf: NameAttempt;
  now: Now;
};

/**
 * The report of a case, for somebody of the satgas who may meet its reporter; throws Refusal. To whoever has a conflict
 * of interest there is no such case.
 */
export const reportForOfficer = async (
  operation: Parameters<typeof requireAccess>[0],
  findReport: FindReport,
  request: Request,
): Promise<{ report: TrackedReport; reportKey: string; person: Person }> => {
  // Before anything is read: who may not ask at all learns of no case.
  requireAccess(operation, request.person);
  const { caseKey } = readParameters(request.params, casePath);
  const report = await findReport(caseKey);
  if (!report) throw unknownCase();
  const person = requireAccess(operation, request.person, report.region);
  if (!mayRead(person, report)) throw unknownCase();
  return { report, reportKey: caseKey, person };
};

/** GET /v1/cases/{caseKey}/messages: what reporter and satgas wrote, newest first. Reading changes nothing. */
export const listMessagesHttp =
  ({ messages, findReport }: Needs): HttpUseCase =>
  async (request) => {
    const { before } = readParameters(request.query, caseMessagesQuery);
    const { reportKey } = await reportForOfficer('listCaseMessages', findReport, request);
    const page = { most: messagesRead, ...(before !== undefined && { before }) };
    const found = await messages.list(reportKey, page);
    const older = found.length === messagesRead ? found.at(-1)?.messageId : undefined;
    return { status: 200, body: { messages: found.map(shown), older: older ?? null } };
  };

/** POST /v1/cases/{caseKey}/messages: an officer writes to the reporter, who sees only "satgas". */
export const writeToReporterHttp =
  ({ add, findReport, attemptOf }: Needs): HttpUseCase =>
  async (request): Promise<Answer> => {
    const { text } = readBody(request, officerMessageForm);
    const { report, reportKey } = await reportForOfficer('messageReporter', findReport, request);
    const attempt = await attemptOf(idempotencyKeyOf(request), text);
    const { expiresAt } = report;
    const added = await add({ reportKey, from: 'officer', text, expiresAt }, attempt);
    if (added === 'key-reused') throw new Refusal('idempotency-key-reused');
    if (added === 'full') throw new Refusal('conflict', [{ field: 'text', reason: 'box-full' }]);
    if (added === 'no-report') throw unknownCase();
    return request.wantsHtml ? backToCase(request) : { status: 201, body: { kept: true } };
  };

/** POST /v1/cases/{caseKey}/messages/reading: notes that the satgas has seen the messages; the reporter is shown when. */
export const lookAtMessagesHttp =
  ({ messages, findReport, now }: Needs): HttpUseCase =>
  async (request) => {
    const { reportKey } = await reportForOfficer('lookAtCaseMessages', findReport, request);
    await messages.look(reportKey, 'officer', now());
    return request.wantsHtml ? backToCase(request) : { status: 200, body: { kept: true } };
  };

const shown = ({ messageId, from, text, at }: Message) => ({
  messageId,
  from,
  text,
  at: new Date(at).toISOString(),
});
