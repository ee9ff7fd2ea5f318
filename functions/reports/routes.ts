import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { caseRoutes } from './cases/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { reportExample } from './intake/report-example.ts';
import { reportDeadline, reportDeadlineQuery } from './intake/report-deadline.ts';
import { reportForm } from './intake/report-form.ts';

const html = ['text/html'];

const lane = z.enum(['lead', 'named']);
const reportAccepted = z.object({
  code: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane,
  knownOn: z.string(),
  /** Past the deadline: taken all the same, and passed on as information. */
  late: z.boolean(),
  /** Why it belongs to Bawaslu alone, where it does. */
  outOfScope: z.nullable(z.enum(['money-politics', 'staff-kind'])),
  deadline: reportDeadline,
  complete: z.object({
    items: z.array(
      z.object({ name: z.string(), kind: z.enum(['formal', 'material']), met: z.boolean() }),
    ),
    formal: z.int(),
    material: z.int(),
  }),
});
export const reportRoutes: Route[] = [
  {
    operation: 'submitReport',
    method: 'POST',
    path: '/v1/reports',
    entry: 'reports/intake/submit-report',
    access: 'public',
    kind: 'api',
    summary: 'Report a breach of neutrality, without or with a name',
    description:
      'The follow-up code is shown once and kept nowhere; it is the only way back to the report.',
    request: { body: reportForm, example: reportExample },
    answers: { 201: { description: 'The report is kept', schema: reportAccepted, also: html } },
    refusals: ['invalid-fields', 'idempotency-key-reused'],
  },
  {
    operation: 'readReportDeadline',
    method: 'GET',
    path: '/v1/report-deadline',
    entry: 'reports/intake/report-pages',
    access: 'public',
    kind: 'api',
    summary: 'The time left to bring a report to Bawaslu, and how it is counted',
    description:
      'By the region’s kind of election. A late report is taken too, and passed on as information.',
    request: { query: reportDeadlineQuery },
    answers: { 200: { description: 'The deadline, step by step', schema: reportDeadline } },
    refusals: ['invalid-fields'],
  },
  ...followUpRoutes,
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
    entry: 'reports/intake/report-pages',
    access: 'public',
    kind: 'page',
    summary,
    answers: { 200: { description: 'A page', also: html } },
    refusals: [],
  };
}
