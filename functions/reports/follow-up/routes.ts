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

const html = ['text/html'];
const backToRequests = {
  description: 'From a form: back to the requests',
  headers: { location: 'The requests of the case' },
};
const kept = z.object({ kept: z.boolean() });

const officers = (route: Omit<Route, 'access' | 'kind'>): Route => ({
  ...route,
  access: 'signed-in',
  kind: 'api',
});

export const followUpRoutes: Route[] = [
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
