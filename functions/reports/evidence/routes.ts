import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { casePath } from '../case-access.ts';
import { caseEvidenceAnswer, piecePath } from './case-evidence.http.ts';

const html = ['text/html'];

export const evidenceRoutes: Route[] = [
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
