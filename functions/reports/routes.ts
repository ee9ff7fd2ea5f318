import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { sourceForm, sourceName } from './manage-sources.http.ts';
import { reportForm } from './report-form.ts';
import { trackingForm } from './track-report.http.ts';

const html = ['text/html'];
const sourcePath = z.object({ source: sourceName });

const lane = z.enum(['lead', 'named']);
const reportAccepted = z.object({
  code: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane,
  knownOn: z.string(),
});
const reportStage = z.object({
  caseNumber: z.string(),
  region: z.string(),
  lane,
  stage: z.enum(['received']),
  receivedAt: z.string(),
});
const shownSource = z.object({
  source: z.string(),
  scheme: z.literal('standard-webhooks'),
  region: z.nullable(z.string()),
  active: z.boolean(),
  liveSecrets: z.int(),
  changedAt: z.string(),
  secret: z.optional(z.string()),
});
const quarantined = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.string(),
  bodyBytes: z.int(),
});

const reportExample = {
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-22',
  place: 'Facebook, grup warga Gedong Tataan',
  accusedName: 'Contoh Nama',
  accusedUnit: 'DISDIK',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
};

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
  {
    operation: 'trackReport',
    method: 'POST',
    path: '/v1/tracking',
    entry: 'reports/track-report',
    access: 'public',
    kind: 'api',
    summary: 'Where a report stands, by its follow-up code',
    request: { body: trackingForm, example: { code: '1234 5678 9012 3452' } },
    answers: { 200: { description: 'The stage of the report', schema: reportStage, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    operation: 'receiveWebhook',
    method: 'POST',
    path: '/v1/webhooks/{source}',
    entry: 'reports/receive-webhook',
    access: 'public',
    kind: 'api',
    summary: 'Take a signed Standard Webhooks delivery (v1 or v1a; webhook-* or svix-* headers)',
    description:
      'Answers 202 for everything that is kept, a report or a quarantined delivery; a repeated id changes nothing. ' +
      'A bad, missing or stale signature (more than 300 s either way) is 401 and leaves nothing behind.',
    request: {
      path: sourcePath,
      headers: z.object({
        'webhook-id': z.optional(z.string()),
        'webhook-timestamp': z.optional(z.string()),
        'webhook-signature': z.optional(z.string()),
      }),
      body: z.looseObject({}),
      bodyTypes: ['application/json'],
      example: { type: 'report.submitted', timestamp: '2026-11-22T03:00:00Z', data: reportExample },
    },
    answers: {
      202: { description: 'Kept', schema: z.object({ status: z.literal('accepted') }) },
    },
    refusals: ['signature-refused', 'body-too-large', 'invalid-fields'],
  },
  {
    operation: 'listSources',
    method: 'GET',
    path: '/v1/sources',
    entry: 'reports/manage-sources',
    access: 'signed-in',
    kind: 'api',
    summary: 'The webhook sources, without their secrets',
    answers: {
      200: { description: 'Every source', schema: z.object({ sources: z.array(shownSource) }) },
    },
    refusals: [],
  },
  {
    operation: 'putSource',
    method: 'PUT',
    path: '/v1/sources/{source}',
    entry: 'reports/manage-sources',
    access: 'signed-in',
    kind: 'api',
    summary: 'Make or change a webhook source; a secret made here is shown once',
    request: { path: sourcePath, body: sourceForm, example: { region: '18.09' } },
    answers: { 200: { description: 'The source', schema: shownSource } },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'listQuarantine',
    method: 'GET',
    path: '/v1/sources/{source}/quarantine',
    entry: 'reports/manage-sources',
    access: 'signed-in',
    kind: 'api',
    summary: 'Deliveries of a source that could not become reports, with the reason',
    request: { path: sourcePath },
    answers: {
      200: {
        description: 'The newest hundred',
        schema: z.object({ deliveries: z.array(quarantined) }),
      },
    },
    refusals: ['invalid-fields'],
  },
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
