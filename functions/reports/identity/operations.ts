import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { shownName } from '../../../shared/person-name.ts';
import { casePath } from '../case-access.ts';
import { categories } from './trail.ts';

const requestForm = z.strictObject({
  category: z.enum(categories),
  reason: z.string().check(
    z.maxLength(500),
    z.refine((text) => tidyText(text).length >= 20, 'too-short'),
  ),
});

export const requestView = z.object({
  requestId: z.string(),
  category: z.enum(categories),
  reason: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  askedByName: shownName,
  approvedAt: z.nullable(z.string()),
  approvedBy: z.nullable(z.string()),
  approvedByName: shownName,
  /** Until when it can be agreed to, or, once agreed to, until when the two can read. */
  until: z.string(),
});

const reporterRead = z.object({
  caseNumber: z.string(),
  identity: z.record(z.string(), z.string()),
  readUntil: z.string(),
});

// Those who run the system do not see names. Of officers, only those above the region approve: break-glass.ts.
const ofName = { who: signedInWithoutConflict(satgas), kind: 'api' } as const;
const asking = {
  ...ofName,
  entry: 'reports/identity/ask-identity',
  shows: 'identity-requests',
} as const;
const requests = '/v1/cases/{caseKey}/identity-requests';
const backToRequests = {
  description: 'From a form: back to the requests',
  headers: { location: 'The requests of the case' },
} as const;

export const identityOperations = {
  askForIdentity: operation({
    ...asking,
    method: 'POST',
    path: requests,
    says: 'Asks to read who reported; the reporter sees that it was asked',
    takes: {
      path: casePath,
      body: requestForm,
      example: { category: 'referral', reason: 'Laporan diteruskan kepada Bawaslu kabupaten.' },
    },
    gives: { 201: { description: 'The request', schema: requestView }, 303: backToRequests },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  listIdentityRequests: operation({
    ...asking,
    method: 'GET',
    path: requests,
    says: 'Who asked to read who reported, and who agreed',
    takes: { path: casePath },
    gives: { 200: givesWithPage('Requests', z.object({ requests: z.array(requestView) })) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  approveIdentity: operation({
    ...asking,
    method: 'POST',
    path: `${requests}/{requestId}/approval`,
    says: 'A second person, a chair or from above the region, agrees within 72 hours',
    takes: {
      path: z.extend(casePath, { requestId: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) }),
    },
    gives: { 200: { description: 'The request', schema: requestView }, 303: backToRequests },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  readIdentity: operation({
    ...ofName,
    // No link, history or scanner repeats a reading.
    method: 'POST',
    path: '/v1/cases/{caseKey}/identity/reading',
    entry: 'reports/identity/read-identity',
    shows: 'identity',
    says: 'Who reported, for the two within 24 hours; each reading is shown to the reporter',
    takes: { path: casePath },
    gives: { 200: givesWithPage('Who reported', reporterRead) },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
};
