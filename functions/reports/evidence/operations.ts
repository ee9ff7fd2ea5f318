import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { casePath } from '../case-access.ts';
import { followUpAnswer } from '../follow-up/follow-up-answer.ts';
import { codeField } from '../follow-up/report-code.ts';
import { photoKinds, sealedKinds } from '../pieces/kinds.ts';
import { custodyActs, mostPhotoBytes, pieceStates } from '../pieces/piece.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const announceForm = z.strictObject({
  code: codeField,
  sha256,
  bytes: z.int().check(z.gte(1), z.lte(mostPhotoBytes)),
  type: z.enum([...photoKinds, ...sealedKinds]),
});

/** As every answer about a code, with the address to send the file to. */
export const announceAnswer = z.extend(followUpAnswer, {
  /** PUT exactly the announced bytes there, with their content type, within ten minutes. */
  sendTo: z.nullable(z.string()),
});

export const pieceView = z.object({
  piece: z.string(),
  state: pieceStates,
  cameBy: z.enum(['reporter', 'link']),
  type: z.nullable(z.string()),
  bytes: z.nullable(z.int()),
  sha256: z.nullable(z.string()),
  link: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  at: z.string(),
  custody: z.array(z.object({ at: z.string(), what: custodyActs, by: z.string() })),
});
export const caseEvidenceAnswer = z.object({ caseNumber: z.string(), pieces: z.array(pieceView) });

const exampleCode = '1234 5678 9012 3452';
const exampleSha256 = 'ab'.repeat(32);

const byCode = {
  method: 'POST',
  entry: 'reports/evidence/add-evidence',
  who: anybody,
  kind: 'api',
  refuses: ['invalid-fields'],
} as const;
const ofCase = {
  entry: 'reports/evidence/case-evidence',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
  shows: 'evidence',
  refuses: ['invalid-fields', 'not-found'],
} as const;
const whereItStands = givesWithPage('Where the report stands', followUpAnswer);

export const evidenceOperations = {
  addEvidence: operation({
    ...byCode,
    path: '/v1/evidence',
    says: 'The reporter adds a photo, document, video or voice by their follow-up code',
    more: 'A multipart form with `code` and the part `document`, at most 4 MB, recognised by its bytes: JPEG, PNG or WebP, of which officers open a copy without metadata; PDF, MP4, MOV, 3GP, WebM, M4A, OGG, Opus, MP3, WAV, AAC or AMR, which are sealed without a copy. What is empty, cut or spoilt is refused as `empty-file` or `cut-file`, a HEIC photo as `is-heic`. A wrong code and a right one are answered by the same status, headers and number of bytes, after three seconds. A report holds ten.',
    takes: {
      body: z.strictObject({ code: codeField }),
      bodyTypes: ['multipart/form-data', 'application/json'],
      reads: 'upload',
      // The gateway hands a function at most 6 MB, a third of it spent on encoding.
      mostBytes: 4 * 1024 * 1024,
      example: { code: exampleCode },
    },
    gives: { 200: whereItStands },
    refuses: ['invalid-fields', 'malformed-request', 'body-too-large'],
  }),
  announceEvidence: operation({
    ...byCode,
    path: '/v1/evidence/uploads',
    says: 'Where a file of up to 5 MB can be sent straight to storage',
    more: 'The address is bound to hash, length and type, and good for ten minutes.',
    takes: {
      body: announceForm,
      bodyTypes: ['application/json'],
      example: { code: exampleCode, sha256: exampleSha256, bytes: 4_800_000, type: 'image/jpeg' },
    },
    gives: { 200: givesWithPage('The address', announceAnswer) },
  }),
  sealEvidence: operation({
    ...byCode,
    path: '/v1/evidence/uploads/arrived',
    says: 'Seals a file that was sent straight to storage; what is not sealed goes within days',
    takes: {
      body: z.strictObject({ code: codeField, sha256 }),
      bodyTypes: ['application/json'],
      example: { code: exampleCode, sha256: exampleSha256 },
    },
    gives: { 200: whereItStands },
  }),
  listEvidence: operation({
    ...ofCase,
    method: 'GET',
    path: '/v1/cases/{caseKey}/evidence',
    says: 'The evidence of a case, with the trail of what was done with each piece',
    takes: { path: casePath },
    gives: { 200: givesWithPage('Pieces', caseEvidenceAnswer) },
  }),
  viewEvidence: operation({
    ...ofCase,
    method: 'POST',
    path: '/v1/cases/{caseKey}/evidence/{piece}/viewing',
    says: 'Where the copy without metadata can be read for a minute; noted before it is returned',
    takes: {
      path: z.extend(casePath, { piece: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) }),
    },
    gives: { 200: givesWithPage('The address', z.object({ address: z.string() })) },
  }),
};
