import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { caseRoutes } from './cases/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { reportExample } from './report-example.ts';
import { reportForm } from './report-form.ts';
import { sourceRoutes } from './sources/routes.ts';

const html = ['text/html'];

const lane = z.enum(['lead', 'named']);
const reportAccepted = z.object({
  code: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane,
  knownOn: z.string(),
});
export const reportRoutes: Route[] = [
  {
    operation: 'submitReport',
    method: 'POST',
    path: '/v1/reports',
    entry: 'reports/submit-report',
    access: 'public',
    kind: 'api',
    summary: 'Report a breach of neutrality, without or with a name',
    description:
      'The follow-up code is shown once and kept nowhere; it is the only way back to the report.',
    request: { body: reportForm, example: reportExample },
    answers: { 201: { description: 'The report is kept', schema: reportAccepted, also: html } },
    refusals: ['invalid-fields', 'idempotency-key-reused'],
  },
  ...followUpRoutes,
  ...sourceRoutes,
  ...evidenceRoutes,
  ...caseRoutes,
  page('showReportPage', '/lapor', 'The report form'),
  page('showTrackPage', '/lacak', 'Enter a follow-up code'),
];

function page(operation: string, path: string, summary: string): Route {
  return {
    operation,
    method: 'GET',
    path,
    entry: 'reports/report-pages',
    access: 'public',
    kind: 'page',
    summary,
    answers: { 200: { description: 'A page', also: html } },
    refusals: [],
  };
}
