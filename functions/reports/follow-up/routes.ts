import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { trackingForm } from './track-report.http.ts';

const html = ['text/html'];

const reportStage = z.object({
  caseNumber: z.string(),
  region: z.string(),
  lane: z.enum(['lead', 'named']),
  stage: z.enum(['received']),
  receivedAt: z.string(),
});

export const followUpRoutes: Route[] = [
  {
    operation: 'trackReport',
    method: 'POST',
    path: '/v1/tracking',
    entry: 'reports/follow-up/track-report',
    access: 'public',
    kind: 'api',
    summary: 'Where a report stands, by its follow-up code',
    request: { body: trackingForm, example: { code: '1234 5678 9012 3452' } },
    answers: { 200: { description: 'The stage of the report', schema: reportStage, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
];
