import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf, satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { signedAnswer } from '../../../shared/signing/signature.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { casePath } from '../case-access.ts';
import { handOverStandings } from '../identity/hand-over-trail.ts';
import { packageView } from './package-view.ts';
import { handOverPath, letterOperations } from './signing-operations.ts';
import { handOverAnswers } from './hand-over.ts';

/** A text of at least so many characters once it is tidied. */
const told = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

const nullableText = z.nullable(z.string());

export const handOverView = z.object({
  requestId: z.string(),
  standing: z.enum(handOverStandings),
  reason: z.string(),
  letterNumber: z.string(),
  sender: z.string(),
  recipient: z.string(),
  askedBy: z.string(),
  askedByName: nullableText,
  askedAt: z.string(),
  answeredBy: nullableText,
  answeredByName: nullableText,
  /** Until when it can be agreed to, or, once agreed to, until when the link opens. */
  until: z.string(),
  /** For who asked, once agreed to. */
  link: nullableText,
  /** For who agreed: the code that opens the link, to be passed on by another way. */
  openingCode: nullableText,
  openings: z.int(),
  receivedBy: nullableText,
  receivedAt: nullableText,
  registerNumber: nullableText,
  /** The electronic signature of the letter; null before there is one. */
  signed: z.nullable(signedAnswer),
  /** Whether whoever looks may sign it now. */
  maySign: z.boolean(),
  questions: z.array(z.object({ at: z.string(), text: z.string() })),
  /** Whether something Bawaslu said waits for whoever looks to have seen it. */
  unseen: z.boolean(),
  /** What whoever looks can do next. */
  next: z.enum(['answer', 'take-back', 'none']),
});

const byOfficers = {
  entry: 'reports/hand-over/hand-over',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
  shows: 'hand-over',
} as const;
const handOvers = '/v1/cases/{caseKey}/hand-overs';
const backToHandOvers = {
  description: 'From a form: back to the hand-overs',
  headers: { location: 'The hand-overs of the case' },
} as const;

const byLink = {
  entry: 'reports/hand-over/package',
  who: holderOf('hand-over'),
  kind: 'api',
} as const;
const code = z.string().check(z.minLength(4), z.maxLength(24));
const token = z.string().check(z.maxLength(120));
const tokenPath = z.object({ token });
const linkRefusals = ['link-refused', 'link-expired'] as const;
const exampleCode = '0412 345 678';

export const handOverOperations = {
  ...letterOperations,
  askToHandOver: operation({
    ...byOfficers,
    method: 'POST',
    path: handOvers,
    says: 'Asks to hand a named report over to Bawaslu; the reporter sees that it was asked',
    more: 'Of a verified case only. A report has one request at a time.',
    takes: {
      path: casePath,
      body: z.strictObject({
        reason: told(20, 500),
        letterNumber: told(3, 60),
        sender: told(3, 120),
        recipient: told(3, 120),
      }),
      example: {
        reason: 'Laporan terverifikasi dan menjadi kewenangan Bawaslu.',
        letterNumber: '100/SATGAS/XI/2026',
        sender: 'Ketua Satgas Netralitas Kabupaten Pesawaran',
        recipient: 'Bawaslu Kabupaten Pesawaran',
      },
    },
    gives: { 201: { description: 'The request', schema: handOverView }, 303: backToHandOvers },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  listHandOvers: operation({
    ...byOfficers,
    method: 'GET',
    path: handOvers,
    says: 'Who asked to hand the report over, who agreed, and what Bawaslu said',
    more: 'Who asked is given the link, who agreed the code that opens it; nobody is given both.',
    takes: { path: casePath },
    gives: { 200: givesWithPage('Hand-overs', z.object({ handOvers: z.array(handOverView) })) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  answerHandOver: operation({
    ...byOfficers,
    method: 'POST',
    path: `${handOvers}/{requestId}/answer`,
    says: 'A second person, a chair or from above the region, agrees or declines within 72 hours',
    more: 'Either of the two ends the link with `taken-back` until Bawaslu has confirmed receipt. `seen` is said to Bawaslu’s question or receipt by whoever it waits for: it leaves the tasks.',
    takes: {
      path: handOverPath,
      body: z.strictObject({ is: z.enum(handOverAnswers) }),
      example: { is: 'agreed' },
    },
    gives: { 200: { description: 'The request', schema: handOverView }, 303: backToHandOvers },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  showPackage: operation({
    ...byLink,
    method: 'GET',
    path: '/h/{token}',
    says: 'The link of a hand-over: asks for its code, shows and changes nothing',
    takes: { path: tokenPath },
    gives: { 200: givesWithPage('A code is needed', z.object({ needs: z.literal('code') })) },
    refuses: linkRefusals,
  }),
  openPackage: operation({
    ...byLink,
    method: 'POST',
    path: '/h/{token}/opening',
    says: 'What is in the package, for whoever has link and code; each opening is noted',
    takes: {
      path: tokenPath,
      body: z.strictObject({ code }),
      example: { code: exampleCode },
    },
    gives: { 200: givesWithPage('The package', packageView) },
    refuses: [...linkRefusals, 'invalid-fields'],
  }),
  downloadFromPackage: operation({
    ...byLink,
    method: 'POST',
    path: '/h/{token}/files/{file}',
    says: 'One file of the package, to be saved; noted before it is read',
    more: 'What is larger than 4.5 MB is fetched from the address that is returned, within a minute.',
    takes: {
      path: z.object({ token, file: z.string().check(z.regex(/^[A-Za-z0-9_.-]{8,40}$/)) }),
      body: z.strictObject({ code }),
      example: { code: exampleCode },
    },
    gives: {
      200: {
        description: 'The file, or the address of a large one',
        schema: z.object({ address: z.string() }),
        also: ['application/octet-stream', 'application/pdf', 'text/html'],
      },
    },
    refuses: [...linkRefusals, 'invalid-fields', 'not-found'],
  }),
  confirmReceipt: operation({
    ...byLink,
    method: 'POST',
    path: '/h/{token}/receipt',
    says: 'Bawaslu has received the package, and types its register number back once it has one',
    takes: {
      path: tokenPath,
      body: z.strictObject({
        code,
        receivedBy: told(3, 120),
        registerNumber: z.optional(told(0, 60)),
      }),
      example: {
        code: exampleCode,
        receivedBy: 'Staf penerima laporan',
        registerNumber: '004/Reg/LP/PB/Kab/08.09/XI/2026',
      },
    },
    gives: { 200: givesWithPage('The package', packageView) },
    refuses: [...linkRefusals, 'invalid-fields', 'conflict'],
  }),
  askBack: operation({
    ...byLink,
    method: 'POST',
    path: '/h/{token}/question',
    says: 'Bawaslu asks whoever has the case; the question stands in the history of the case',
    takes: {
      path: tokenPath,
      body: z.strictObject({ code, question: told(5, 1000) }),
      example: { code: exampleCode, question: 'Mohon dilengkapi alamat saksi kedua.' },
    },
    gives: { 200: givesWithPage('The package', packageView) },
    refuses: [...linkRefusals, 'invalid-fields', 'conflict'],
  }),
};
