import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { receiptVoided } from '../voiding/voided-receipt.ts';

const receiptPath = z.object({ receipt: z.string().check(z.minLength(1), z.maxLength(400)) });

const receiptProves = z.object({
  valid: z.literal(true),
  region: z.string(),
  regionName: z.optional(z.string()),
  issuedAt: z.string(),
  staffKind: z.string(),
  act: z.string(),
  channel: z.string(),
  /** What the pledge was worth when it was issued: attended, confirmed, claimed, or not-said. */
  standing: z.string(),
  textVersion: z.int(),
  textHashStart: z.string(),
  keyId: z.string(),
  id: z.string(),
  campaignMark: z.string(),
  /** Null unless pledges of its region were voided and it is one of them, or may be. */
  voided: z.nullable(receiptVoided),
});

const words = z.object({ id: z.string(), en: z.string() });

const certificateAnswer = z.object({
  campaign: words,
  regionName: z.string(),
  issuedAtMs: z.int(),
  issuedAt: words,
  act: words,
  standing: words,
  textVersion: z.int(),
  textHash: z.string(),
  text: z.optional(z.object({ version: z.int(), sha256: z.string() })),
  receipt: z.string(),
  receiptId: z.string(),
  checkAt: z.string(),
});

const ofReceipts = {
  method: 'GET',
  entry: 'pledges/receipts/verify-receipt',
  who: anybody,
  kind: 'api',
} as const;

export const receiptOperations = {
  verifyReceipt: operation({
    ...ofReceipts,
    path: '/v1/receipts/{receipt}',
    says: 'Verify a receipt by its signature',
    takes: { path: receiptPath },
    gives: { 200: givesWithPage('What the receipt proves', receiptProves) },
    refuses: ['receipt-refused'],
  }),
  showCertificate: operation({
    ...ofReceipts,
    path: '/v1/receipts/{receipt}/certificate',
    says: 'The certificate of a receipt, to print or share',
    more: 'It holds no name: its holder writes one on the screen, which is sent nowhere.',
    takes: { path: receiptPath },
    gives: { 200: givesWithPage('What it says', certificateAnswer) },
    refuses: ['receipt-refused'],
  }),
  printCertificate: operation({
    ...ofReceipts,
    path: '/v1/receipts/{receipt}/certificate.pdf',
    kind: 'file',
    says: 'The certificate of a receipt as a PDF, with a line for the name',
    takes: { path: receiptPath },
    gives: { 200: { description: 'One page', also: ['application/pdf'] } },
    refuses: ['receipt-refused'],
  }),
  listReceiptKeys: operation({
    ...ofReceipts,
    path: '/.well-known/jwks.json',
    stored: { by: 'address' },
    says: 'The public keys that verify receipts',
    gives: {
      200: {
        description: 'A JSON Web Key Set (RFC 7517, RFC 8037)',
        schema: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
      },
    },
    refuses: [],
  }),
};
