import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { shownName } from '../../../shared/person-name.ts';
import { casePath } from '../case-access.ts';
import { fileAnswers, fileRequestView, nextSteps } from '../cases/file-request.ts';
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
  cameBy: z.enum(['reporter', 'finder', 'link']),
  type: z.nullable(z.string()),
  bytes: z.nullable(z.int()),
  sha256: z.nullable(z.string()),
  link: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  at: z.string(),
  /** The last request to open a sealed file; null for what has a copy, or where nobody asked. */
  opening: z.nullable(fileRequestView),
  /** What whoever looks can do next about a sealed file. */
  next: z.enum(nextSteps),
  custody: z.array(
    z.object({ at: z.string(), what: custodyActs, by: z.string(), byName: shownName }),
  ),
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
const piecePath = z.extend(casePath, { piece: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) });
const askForm = z.strictObject({
  reason: z.string().check(
    z.maxLength(500),
    z.refine((text) => tidyText(text).length >= 20, 'too-short'),
  ),
});
const answerForm = z.strictObject({
  requestId: z.string().check(z.minLength(8), z.maxLength(64)),
  is: z.enum(fileAnswers),
});
const byTwo = { ...ofCase, shows: 'file-request', method: 'POST' } as const;
const openingRequest = '/v1/cases/{caseKey}/evidence/{piece}/opening-request';
const backToEvidence = {
  description: 'From a form: back to the evidence',
  headers: { location: 'The evidence of the case' },
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
  addToFinding: operation({
    ...ofCase,
    method: 'POST',
    path: '/v1/cases/{caseKey}/evidence/files',
    says: 'Whoever filed a finding adds a photo, document, video or voice to it',
    more: 'As `addEvidence` takes them, without a code: of a finding nobody reported. To anything else that is 409 `finding-of-another`. The same file again changes nothing.',
    takes: {
      path: casePath,
      body: z.strictObject({}),
      bodyTypes: ['multipart/form-data', 'application/json'],
      reads: 'upload',
      mostBytes: 4 * 1024 * 1024,
      example: {},
    },
    gives: {
      201: { description: 'It is sealed', schema: z.object({ piece: z.string(), sha256 }) },
      303: backToEvidence,
    },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'malformed-request', 'body-too-large'],
  }),
  viewEvidence: operation({
    ...ofCase,
    method: 'POST',
    path: '/v1/cases/{caseKey}/evidence/{piece}/viewing',
    says: 'Where the copy without metadata can be read for a minute; noted before it is returned',
    takes: { path: piecePath },
    gives: { 200: givesWithPage('The address', z.object({ address: z.string() })) },
  }),
  askForFile: operation({
    ...byTwo,
    path: openingRequest,
    says: 'Asks to open a sealed file, which has no copy; the reporter sees that it was asked',
    more: 'A file has one request at a time. Whoever asks again while theirs waits or is open is given it; to others that is 409 `already-asked`.',
    takes: {
      path: piecePath,
      body: askForm,
      example: { reason: 'Isi rekaman diperlukan untuk menilai pelanggarannya.' },
    },
    gives: { 201: { description: 'The request', schema: fileRequestView }, 303: backToEvidence },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  answerForFile: operation({
    ...byTwo,
    path: `${openingRequest}/answer`,
    says: 'A second person, a chair or from above the region, agrees or declines within 72 hours',
    more: 'Whoever asked answers with `taken-back` and with nothing else.',
    takes: {
      path: piecePath,
      body: answerForm,
      example: { requestId: '5e0ee72c-18d4-4d0e-9d0c-1f3f0d5f2a11', is: 'agreed' },
    },
    gives: { 200: { description: 'The request', schema: fileRequestView }, 303: backToEvidence },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  openFile: operation({
    ...ofCase,
    entry: 'reports/evidence/open-file',
    shows: 'sealed-file',
    // No link, history or scanner repeats an opening.
    method: 'POST',
    path: '/v1/cases/{caseKey}/evidence/{piece}/opening',
    says: 'The sealed file itself, for the two within 24 hours; each opening is shown to the reporter',
    more: 'Always to be saved, never shown: as an attachment of bytes under a name that says nothing. It is as the reporter sent it: it may say who made it, and may harm the computer it is opened on. What is larger than 4.5 MB is fetched from the address that is returned, within a minute.',
    takes: { path: piecePath },
    gives: {
      200: {
        ...givesWithPage(
          'The file, or the address of a large one',
          z.object({ address: z.string() }),
        ),
        also: ['application/octet-stream', 'text/html'],
      },
    },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
};
