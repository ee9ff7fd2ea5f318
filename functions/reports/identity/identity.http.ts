import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import { idempotencyKeyOf, readBody, readParameters } from '../../../shared/http/body.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { casePath } from '../case-access.ts';
import { reportForOfficer } from '../messages/case-messages.http.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import {
  answerWithinMs,
  readWithinMs,
  type approveIdentity,
  type askForIdentity,
  type readIdentity,
} from './break-glass.ts';
import type { IdentityTrail } from './identity-store.ts';
import { categories, requestsIn, type Asked } from './trail.ts';

export const identityRequestForm = z.strictObject({
  category: z.enum(categories),
  reason: z.string().check(
    z.maxLength(500),
    z.refine((text) => tidyText(text).length >= 20, 'too-short'),
  ),
});

export const requestPath = z.extend(casePath, {
  requestId: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
});

export const shownRequest = z.object({
  requestId: z.string(),
  category: z.enum(categories),
  reason: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  approvedAt: z.nullable(z.string()),
  approvedBy: z.nullable(z.string()),
  /** Until when it can be agreed to, or, once agreed to, until when the two can read. */
  until: z.string(),
});

type FindReport = (reportKey: string) => Promise<TrackedReport | undefined>;

type AskNeeds = {
  findReport: FindReport;
  ask: ReturnType<typeof askForIdentity>;
  attemptOf: NameAttempt;
};

/** POST /v1/cases/{caseKey}/identity-requests: asks to read who reported; the reporter is shown that it was asked. */
export const askForIdentityHttp =
  (needs: AskNeeds): HttpUseCase =>
  async (request) => {
    const said = readBody(request, identityRequestForm);
    const about = await reportForOfficer('askForIdentity', needs.findReport, request);
    const key = idempotencyKeyOf(request);
    // Within one person's own keys: nobody meets a colleague's request by the key they chose.
    const own = key === undefined ? undefined : `${about.person.personId} ${key}`;
    const asked = await needs.ask(about, said, await needs.attemptOf(own, said));
    return request.wantsHtml ? backToRequests(request) : { status: 201, body: shown(asked) };
  };

/** GET /v1/cases/{caseKey}/identity-requests: what was asked and agreed to, newest first. */
export const listIdentityRequestsHttp =
  (needs: {
    findReport: FindReport;
    trail: Pick<IdentityTrail, 'list'>;
    newId: () => string;
  }): HttpUseCase =>
  async (request) => {
    const { reportKey } = await reportForOfficer('listIdentityRequests', needs.findReport, request);
    const requests = requestsIn(await needs.trail.list(reportKey)).map(shown);
    return {
      status: 200,
      body: { requests },
      page: async (frame) =>
        (await import('./page.tsx')).renderIdentityRequests(frame, {
          caseKey: reportKey,
          requests,
          newId: needs.newId,
        }),
    };
  };

/** POST …/identity-requests/{requestId}/approval: a second person of standing agrees. */
export const approveIdentityHttp =
  (needs: { findReport: FindReport; approve: ReturnType<typeof approveIdentity> }): HttpUseCase =>
  async (request) => {
    const { requestId } = readParameters(request.params, requestPath);
    const about = await reportForOfficer('approveIdentity', needs.findReport, request);
    const approved = await needs.approve(about, requestId);
    return request.wantsHtml ? backToRequests(request) : { status: 200, body: shown(approved) };
  };

/** GET /v1/cases/{caseKey}/identity: who reported, for the two, within 24 hours; every reading leaves a trace first. */
export const readIdentityHttp =
  (needs: { findReport: FindReport; read: ReturnType<typeof readIdentity> }): HttpUseCase =>
  async (request) => {
    const about = await reportForOfficer('readIdentity', needs.findReport, request);
    const { readUntil, ...read } = await needs.read(about);
    const body = { ...read, readUntil: new Date(readUntil).toISOString() };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./page.tsx')).renderIdentity(frame, body),
    };
  };

/** Where a form leads: to the requests of the case. */
const backToRequests = ({ base, params }: Request): Answer => ({
  status: 303,
  headers: { location: `${base}/v1/cases/${params['caseKey']}/identity-requests` },
});

const shown = ({ requestId, request, approval }: Asked): z.infer<typeof shownRequest> => ({
  requestId,
  category: request.category,
  reason: request.reason,
  askedAt: iso(request.at),
  askedBy: request.personId,
  approvedAt: approval ? iso(approval.at) : null,
  approvedBy: approval?.personId ?? null,
  until: iso(approval ? approval.at + readWithinMs : request.at + answerWithinMs),
});

const iso = (ms: number): string => new Date(ms).toISOString();
