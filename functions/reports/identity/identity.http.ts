import type * as z from 'zod/mini';
import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { reportForOfficer, type ReportDesk } from '../messages/report-for-officer.ts';
import {
  answerWithinMs,
  readWithinMs,
  type approveIdentity,
  type askForIdentity,
  type readIdentity,
} from './break-glass.ts';
import type { IdentityTrail } from './identity-store.ts';
import type { identityOperations, requestView } from './operations.ts';
import { requestsIn, type RequestWithApproval } from './trail.ts';

type Identity = typeof identityOperations;

/** POST /v1/cases/{caseKey}/identity-requests: requests to read who reported; the reporter is shown the request. */
export const askForIdentityHttp =
  (
    needs: ReportDesk & { ask: ReturnType<typeof askForIdentity>; attemptOf: NameAttempt },
  ): Does<Identity['askForIdentity']> =>
  async (call) => {
    const { body, idempotencyKey: key, request } = call;
    const about = await reportForOfficer(needs, call);
    const own = ownMark(about.person, key);
    const asked = await needs.ask(about, body, await needs.attemptOf(own, body));
    return request.wantsHtml
      ? backToRequests(request, about.reportKey)
      : { status: 201, body: shown(asked) };
  };

/** GET /v1/cases/{caseKey}/identity-requests: requests and approvals, newest first. */
export const listIdentityRequestsHttp =
  (
    needs: ReportDesk & { trail: Pick<IdentityTrail, 'list'>; newId: () => string },
  ): Does<Identity['listIdentityRequests']> =>
  async (call) => {
    const { reportKey } = await reportForOfficer(needs, call);
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
  (
    needs: ReportDesk & { approve: ReturnType<typeof approveIdentity> },
  ): Does<Identity['approveIdentity']> =>
  async (call) => {
    const { path, request } = call;
    const about = await reportForOfficer(needs, call);
    const approved = await needs.approve(about, path.requestId);
    return request.wantsHtml
      ? backToRequests(request, about.reportKey)
      : { status: 200, body: shown(approved) };
  };

/** POST /v1/cases/{caseKey}/identity/reading: who reported, for the two, within 24 hours; every reading leaves a trace first. */
export const readIdentityHttp =
  (needs: ReportDesk & { read: ReturnType<typeof readIdentity> }): Does<Identity['readIdentity']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const { readUntil, ...read } = await needs.read(about);
    const body = { ...read, readUntil: new Date(readUntil).toISOString() };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./page.tsx')).renderIdentity(frame, body),
    };
  };

/** Where a form leads: to the requests of the case. */
const backToRequests = ({ base }: { base: string }, caseKey: string) => ({
  status: 303 as const,
  headers: { location: `${base}/v1/cases/${caseKey}/identity-requests` },
});

const shown = ({
  requestId,
  request,
  approval,
}: RequestWithApproval): z.infer<typeof requestView> => ({
  requestId,
  category: request.category,
  reason: request.reason,
  askedAt: iso(request.at),
  askedBy: request.personId,
  askedByName: request.name ?? null,
  approvedAt: approval ? iso(approval.at) : null,
  approvedBy: approval?.personId ?? null,
  approvedByName: approval?.name ?? null,
  until: iso(approval ? approval.at + readWithinMs : request.at + answerWithinMs),
});

const iso = (ms: number): string => new Date(ms).toISOString();
