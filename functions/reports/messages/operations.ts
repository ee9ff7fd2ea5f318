import * as z from 'zod/mini';
import { operation } from '../../../shared/operation/operation.ts';
import { satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { casePath } from '../case-access.ts';
import { backToCaseAnswer } from './back-to-case.ts';
import { messageText } from './message.ts';

const caseMessage = z.object({
  messageId: z.string(),
  from: z.enum(['reporter', 'officer']),
  text: z.string(),
  at: z.string(),
});

const kept = z.object({ kept: z.boolean() });

// Reporters write to the satgas of the region; those who run the system do not see it.
const ofBox = {
  entry: 'reports/messages/case-messages',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
  shows: 'messages',
} as const;

export const messageOperations = {
  listCaseMessages: operation({
    ...ofBox,
    method: 'GET',
    path: '/v1/cases/{caseKey}/messages',
    says: 'What the reporter and the satgas wrote, newest first',
    takes: {
      path: casePath,
      query: z.object({
        before: z.optional(z.string().check(z.regex(/^\d{13}-[\w-]{1,40}$/))),
      }),
    },
    gives: {
      200: {
        description: 'Messages',
        schema: z.object({ messages: z.array(caseMessage), older: z.nullable(z.string()) }),
      },
    },
    refuses: ['invalid-fields', 'not-found'],
  }),
  messageReporter: operation({
    ...ofBox,
    method: 'POST',
    path: '/v1/cases/{caseKey}/messages',
    says: 'An officer writes to the reporter, who sees only "satgas"',
    takes: {
      path: casePath,
      body: z.strictObject({ text: messageText }),
      example: { text: 'Pada jam berapa unggahan itu Anda lihat?' },
    },
    gives: { 201: { description: 'The message is kept', schema: kept }, 303: backToCaseAnswer },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  lookAtCaseMessages: operation({
    ...ofBox,
    method: 'POST',
    path: '/v1/cases/{caseKey}/messages/reading',
    says: 'Notes that the satgas has seen the messages; the reporter is shown when',
    takes: { path: casePath },
    gives: { 200: { description: 'Noted', schema: kept }, 303: backToCaseAnswer },
    refuses: ['invalid-fields', 'not-found'],
  }),
};
