import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { participationAnswer, participationQuery } from './counting/participation-answer.ts';
import { rosterRoutes } from './rosters/routes.ts';
import { pledgeAccepted, pledgeForm } from './register/pledge-form.ts';

const receiptPath = z.object({ receipt: z.string().check(z.minLength(1), z.maxLength(400)) });

const receiptProves = z.object({
  valid: z.literal(true),
  region: z.string(),
  regionName: z.optional(z.string()),
  issuedAt: z.string(),
  staffKind: z.string(),
  act: z.string(),
  channel: z.string(),
  textVersion: z.int(),
  textHashStart: z.string(),
  keyId: z.string(),
  id: z.string(),
  campaignMark: z.string(),
});

const words = z.object({ id: z.string(), en: z.string() });

const certificateAnswer = z.object({
  campaign: words,
  regionName: z.string(),
  issuedAtMs: z.int(),
  issuedAt: words,
  act: words,
  textVersion: z.int(),
  textHash: z.string(),
  text: z.optional(z.object({ version: z.int(), sha256: z.string() })),
  receipt: z.string(),
  receiptId: z.string(),
  checkAt: z.string(),
});

const html = ['text/html'];

export const pledgeRoutes: Route[] = [
  ...rosterRoutes,
  {
    operation: 'submitPledge',
    method: 'POST',
    path: '/v1/pledges',
    entry: 'pledges/pledging/submit-pledge',
    access: 'public',
    kind: 'api',
    summary: 'Pledge neutrality and get a signed receipt',
    description: 'A first and a repeated pledge get the same answer; each person is counted once.',
    request: {
      body: pledgeForm,
      example: {
        region: '18.09',
        unit: 'DISDIK',
        staffKind: 'pns',
        number: '198609262015051001',
        agreed: true,
      },
    },
    answers: { 201: { description: 'The pledge is kept', schema: pledgeAccepted, also: html } },
    refusals: ['invalid-fields', 'idempotency-key-reused'],
  },
  {
    operation: 'verifyReceipt',
    method: 'GET',
    path: '/v1/receipts/{receipt}',
    entry: 'pledges/receipts/verify-receipt',
    access: 'public',
    kind: 'api',
    summary: 'Verify a receipt by its signature',
    request: { path: receiptPath },
    answers: { 200: { description: 'What the receipt proves', schema: receiptProves, also: html } },
    refusals: ['receipt-refused'],
  },
  {
    operation: 'showCertificate',
    method: 'GET',
    path: '/v1/receipts/{receipt}/certificate',
    entry: 'pledges/receipts/verify-receipt',
    access: 'public',
    kind: 'api',
    summary: 'The certificate of a receipt, to print or share',
    description: 'It holds no name: its holder writes one on the screen, which is sent nowhere.',
    request: { path: receiptPath },
    answers: { 200: { description: 'What it says', schema: certificateAnswer, also: html } },
    refusals: ['receipt-refused'],
  },
  {
    operation: 'printCertificate',
    method: 'GET',
    path: '/v1/receipts/{receipt}/certificate.pdf',
    entry: 'pledges/receipts/verify-receipt',
    access: 'public',
    kind: 'file',
    summary: 'The certificate of a receipt as a PDF, with a line for the name',
    request: { path: receiptPath },
    answers: { 200: { description: 'One page', also: ['application/pdf'] } },
    refusals: ['receipt-refused'],
  },
  {
    operation: 'listReceiptKeys',
    method: 'GET',
    path: '/.well-known/jwks.json',
    entry: 'pledges/receipts/verify-receipt',
    access: 'public',
    kind: 'api',
    summary: 'The public keys that verify receipts',
    answers: {
      200: {
        description: 'A JSON Web Key Set (RFC 7517, RFC 8037)',
        schema: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
      },
    },
    refusals: [],
  },
  {
    operation: 'readParticipation',
    method: 'GET',
    path: '/v1/participation',
    entry: 'pledges/counting/read-participation',
    access: 'public',
    kind: 'api',
    summary: 'How many have pledged: by region, unit, kind of staff, standing, act and ceremony',
    description:
      'Published documents, a few seconds old, that anybody may keep for two. All numbers are multiples of five and every table of a region adds up to the same; small groups are merged into `others`.',
    request: { query: participationQuery },
    answers: {
      200: { description: 'Counts with their definition', schema: participationAnswer, also: html },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'exportParticipation',
    method: 'GET',
    path: '/v1/participation/export',
    entry: 'pledges/counting/read-participation',
    access: 'public',
    kind: 'api',
    summary: 'The published counts as CSV, one number a row, safe to open in a spreadsheet',
    request: { query: participationQuery },
    answers: { 200: { description: 'The rows', also: ['text/csv'] } },
    refusals: ['invalid-fields'],
  },
  page('showPledgePage', '/ikrar', 'The pledge form'),
  {
    ...page('showVerifyPage', '/verifikasi', 'Paste a receipt to verify it'),
    request: { query: z.object({ receipt: z.optional(z.string()) }) },
    answers: {
      200: { description: 'A page', also: html },
      303: {
        description: 'To the verification of the receipt',
        headers: { location: 'Its address' },
      },
    },
  },
];

function page(operation: string, path: string, summary: string): Route {
  return {
    operation,
    method: 'GET',
    path,
    entry: 'pledges/pledging/pledge-pages',
    access: 'public',
    kind: 'page',
    summary,
    answers: { 200: { description: 'A page', also: html } },
    refusals: [],
  };
}
