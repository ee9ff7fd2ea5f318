import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { casePath } from '../case-access.ts';
import { backToCaseAnswer } from '../messages/back-to-case.ts';
import { identityRequestForm, requestPath, shownRequest } from '../identity/identity.http.ts';
import {
  caseMessage,
  caseMessagesQuery,
  officerMessageForm,
} from '../messages/case-messages.http.ts';
import { nameForm, withdrawalForm } from './change-report.http.ts';
import { followUpAnswer } from './follow-up-answer.ts';
import { reporterMessageForm } from './send-message.http.ts';
import { trackingForm } from './track-report.http.ts';

const html = ['text/html'];
const backToRequests = {
  description: 'From a form: back to the requests',
  headers: { location: 'The requests of the case' },
};
const code = '1234 5678 9012 3452';

const kept = z.object({ kept: z.boolean() });

/** Marks a retry where the answer is no 201 (that one says it by itself). */
const retryMark = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

const alike =
  'A wrong code and a right one are answered by the same status, headers, number of bytes and time; what became of the request is told inside (`found`, `outcome`).';

type ByCode = Pick<Route, 'operation' | 'path' | 'entry' | 'summary' | 'request'>;

const byCode = (route: ByCode): Route => ({
  ...route,
  method: 'POST',
  access: 'public',
  kind: 'api',
  description: alike,
  answers: {
    200: { description: 'Where the report stands', schema: followUpAnswer, also: html },
  },
  refusals: ['invalid-fields'],
});

const officers = (route: Omit<Route, 'access' | 'kind'>): Route => ({
  ...route,
  access: 'signed-in',
  kind: 'api',
});

export const followUpRoutes: Route[] = [
  byCode({
    operation: 'trackReport',
    path: '/v1/tracking',
    entry: 'reports/follow-up/track-report',
    summary: 'Where a report stands, by its follow-up code',
    request: { body: trackingForm, example: { code } },
  }),
  byCode({
    operation: 'messageSatgas',
    path: '/v1/tracking/messages',
    entry: 'reports/follow-up/track-report',
    summary: 'The reporter writes to the satgas without saying who they are',
    request: {
      body: reporterMessageForm,
      headers: retryMark,
      example: { code, text: 'Saya punya tangkapan layar lain dari hari yang sama.' },
    },
  }),
  byCode({
    operation: 'giveName',
    path: '/v1/tracking/name',
    entry: 'reports/follow-up/change-report',
    summary: 'The reporter of a lead gives their name: it becomes a report for Bawaslu',
    request: {
      body: nameForm,
      example: {
        code,
        reporterName: 'Contoh Pelapor',
        reporterAddress: 'Jalan Contoh 1, Gedong Tataan',
        agreed: true,
      },
    },
  }),
  byCode({
    operation: 'withdrawReport',
    path: '/v1/tracking/withdrawal',
    entry: 'reports/follow-up/change-report',
    summary: 'The reporter withdraws a report that was not passed on yet',
    request: {
      body: withdrawalForm,
      example: { code, reason: 'Saya keliru mengenali orangnya.', agreed: true },
    },
  }),
  officers({
    operation: 'listCaseMessages',
    method: 'GET',
    path: '/v1/cases/{caseKey}/messages',
    entry: 'reports/messages/case-messages',
    summary: 'What the reporter and the satgas wrote, newest first',
    request: { path: casePath, query: caseMessagesQuery },
    answers: {
      200: {
        description: 'Messages',
        schema: z.object({ messages: z.array(caseMessage), older: z.nullable(z.string()) }),
      },
    },
    refusals: ['invalid-fields', 'not-found'],
  }),
  officers({
    operation: 'messageReporter',
    method: 'POST',
    path: '/v1/cases/{caseKey}/messages',
    entry: 'reports/messages/case-messages',
    summary: 'An officer writes to the reporter, who sees only "satgas"',
    request: {
      path: casePath,
      body: officerMessageForm,
      example: { text: 'Pada jam berapa unggahan itu Anda lihat?' },
    },
    answers: { 201: { description: 'The message is kept', schema: kept }, 303: backToCaseAnswer },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  officers({
    operation: 'lookAtCaseMessages',
    method: 'POST',
    path: '/v1/cases/{caseKey}/messages/reading',
    entry: 'reports/messages/case-messages',
    summary: 'Notes that the satgas has seen the messages; the reporter is shown when',
    request: { path: casePath },
    answers: { 200: { description: 'Noted', schema: kept }, 303: backToCaseAnswer },
    refusals: ['invalid-fields', 'not-found'],
  }),
  officers({
    operation: 'askForIdentity',
    method: 'POST',
    path: '/v1/cases/{caseKey}/identity-requests',
    entry: 'reports/identity/ask-identity',
    summary: 'Asks to read who reported; the reporter sees that it was asked',
    request: {
      path: casePath,
      body: identityRequestForm,
      example: { category: 'referral', reason: 'Laporan diteruskan kepada Bawaslu kabupaten.' },
    },
    answers: { 201: { description: 'The request', schema: shownRequest }, 303: backToRequests },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  officers({
    operation: 'listIdentityRequests',
    method: 'GET',
    path: '/v1/cases/{caseKey}/identity-requests',
    entry: 'reports/identity/ask-identity',
    summary: 'Who asked to read who reported, and who agreed',
    request: { path: casePath },
    answers: {
      200: {
        description: 'Requests',
        schema: z.object({ requests: z.array(shownRequest) }),
        also: html,
      },
    },
    refusals: ['invalid-fields', 'not-found'],
  }),
  officers({
    operation: 'approveIdentity',
    method: 'POST',
    path: '/v1/cases/{caseKey}/identity-requests/{requestId}/approval',
    entry: 'reports/identity/ask-identity',
    summary: 'A second person, a chair or from above the region, agrees within 72 hours',
    request: { path: requestPath },
    answers: { 200: { description: 'The request', schema: shownRequest }, 303: backToRequests },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  officers({
    operation: 'readIdentity',
    method: 'GET',
    path: '/v1/cases/{caseKey}/identity',
    entry: 'reports/identity/read-identity',
    summary: 'Who reported, for the two within 24 hours; each reading is shown to the reporter',
    request: { path: casePath },
    answers: {
      200: {
        description: 'Who reported',
        schema: z.object({
          caseNumber: z.string(),
          identity: z.record(z.string(), z.string()),
          readUntil: z.string(),
        }),
        also: html,
      },
    },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
];
