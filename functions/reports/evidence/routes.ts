import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { casePath } from '../case-access.ts';
import { followUpAnswer } from '../follow-up/follow-up-answer.ts';
import { evidenceForm } from './add-evidence.http.ts';
import { caseEvidenceAnswer, piecePath } from './case-evidence.http.ts';
import { announceAnswer, announceForm, arrivedForm } from './send-straight.http.ts';

const html = ['text/html'];

export const evidenceRoutes: Route[] = [
  {
    operation: 'addEvidence',
    method: 'POST',
    path: '/v1/evidence',
    entry: 'reports/evidence/add-evidence',
    access: 'public',
    kind: 'api',
    summary: 'The reporter adds a photo by their follow-up code',
    description:
      'A multipart form with `code` and the part `document`: JPEG, PNG or WebP, at most 4 MB, told by its bytes. A wrong code and a right one are answered by the same status, headers and number of bytes, after three seconds. A report holds ten.',
    request: {
      body: evidenceForm,
      bodyTypes: ['multipart/form-data', 'application/json'],
      example: { code: '1234 5678 9012 3452' },
    },
    answers: {
      200: { description: 'Where the report stands', schema: followUpAnswer, also: html },
    },
    refusals: ['invalid-fields', 'malformed-request', 'body-too-large'],
  },
  {
    operation: 'announceEvidence',
    method: 'POST',
    path: '/v1/evidence/uploads',
    entry: 'reports/evidence/add-evidence',
    access: 'public',
    kind: 'api',
    summary: 'Where a photo of up to 5 MB can be sent straight to storage',
    description: 'The address is bound to hash, length and type, and good for ten minutes.',
    request: {
      body: announceForm,
      bodyTypes: ['application/json'],
      example: {
        code: '1234 5678 9012 3452',
        sha256: 'ab'.repeat(32),
        bytes: 4_800_000,
        type: 'image/jpeg',
      },
    },
    answers: { 200: { description: 'The address', schema: announceAnswer, also: html } },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'sealEvidence',
    method: 'POST',
    path: '/v1/evidence/uploads/arrived',
    entry: 'reports/evidence/add-evidence',
    access: 'public',
    kind: 'api',
    summary: 'Seals a photo that was sent straight to storage; what is not sealed goes within days',
    request: {
      body: arrivedForm,
      bodyTypes: ['application/json'],
      example: { code: '1234 5678 9012 3452', sha256: 'ab'.repeat(32) },
    },
    answers: {
      200: { description: 'Where the report stands', schema: followUpAnswer, also: html },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'listEvidence',
    method: 'GET',
    path: '/v1/cases/{caseKey}/evidence',
    entry: 'reports/evidence/case-evidence',
    access: 'signed-in',
    kind: 'api',
    summary: 'The evidence of a case, with the trail of what was done with each piece',
    request: { path: casePath },
    answers: { 200: { description: 'Pieces', schema: caseEvidenceAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    operation: 'viewEvidence',
    method: 'POST',
    path: '/v1/cases/{caseKey}/evidence/{piece}/viewing',
    entry: 'reports/evidence/case-evidence',
    access: 'signed-in',
    kind: 'api',
    summary: 'Where the copy without metadata can be read for a minute; noted before it is told',
    request: { path: piecePath },
    answers: {
      200: {
        description: 'The address',
        schema: z.object({ address: z.string() }),
        also: html,
      },
    },
    refusals: ['invalid-fields', 'not-found'],
  },
];
