import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { text } from '../intake/ask.ts';
import { messageText } from '../messages/message.ts';
import { followUpAnswer } from './follow-up-answer.ts';
import { codeField } from './report-code.ts';

/** Agreement by JSON (`true`) or by the box of a form ('yes'); nothing is done without it. */
const agreed = z.union([z.literal(true), z.literal('yes'), z.literal('true')], 'must-agree');

const visible = (least: number, most: number) =>
  text(least, most).check(z.refine((typed) => tidyText(typed).length >= least, 'too-short'));

const trackingForm = z.strictObject({
  code: codeField,
  /** Where older messages begin. */
  before: z.optional(z.string().check(z.regex(/^\d{13}-[\w-]{1,40}$/))),
});

const messageForm = z.strictObject({ code: codeField, text: messageText });

const nameForm = z.strictObject({
  code: codeField,
  reporterName: visible(2, 120),
  reporterAddress: visible(5, 240),
  reporterPhone: z.optional(z.string().check(z.minLength(6), z.maxLength(24))),
  reporterEmail: z.optional(z.email().check(z.maxLength(120))),
  agreed,
});

const withdrawalForm = z.strictObject({ code: codeField, reason: visible(10, 500), agreed });

/** Marks a retry; for answers of 201 the document adds it by itself. */
const retryMark = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

const code = '1234 5678 9012 3452';

const byCode = {
  method: 'POST',
  who: anybody,
  kind: 'api',
  more: 'A wrong code and a right one are answered by the same status, headers, number of bytes and time; the outcome of the request is inside (`found`, `outcome`).',
  gives: { 200: givesWithPage('Where the report stands', followUpAnswer) },
  refuses: ['invalid-fields'],
} as const;

export const followUpOperations = {
  trackReport: operation({
    ...byCode,
    path: '/v1/tracking',
    entry: 'reports/follow-up/track-report',
    says: 'Where a report stands, by its follow-up code',
    takes: { body: trackingForm, example: { code } },
  }),
  messageSatgas: operation({
    ...byCode,
    path: '/v1/tracking/messages',
    entry: 'reports/follow-up/track-report',
    says: 'The reporter writes to the satgas without saying who they are',
    takes: {
      body: messageForm,
      headers: retryMark,
      example: { code, text: 'Saya punya tangkapan layar lain dari hari yang sama.' },
    },
  }),
  giveName: operation({
    ...byCode,
    path: '/v1/tracking/name',
    entry: 'reports/follow-up/change-report',
    says: 'The reporter of a lead gives their name: it becomes a report for Bawaslu',
    takes: {
      body: nameForm,
      example: {
        code,
        reporterName: 'Contoh Pelapor',
        reporterAddress: 'Jalan Contoh 1, Gedong Tataan',
        agreed: true,
      },
    },
  }),
  withdrawReport: operation({
    ...byCode,
    path: '/v1/tracking/withdrawal',
    entry: 'reports/follow-up/change-report',
    says: 'The reporter withdraws a report that was not passed on yet',
    takes: {
      body: withdrawalForm,
      example: { code, reason: 'Saya keliru mengenali orangnya.', agreed: true },
    },
  }),
};
