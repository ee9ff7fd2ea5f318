import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { reportExample } from '../report-example.ts';
import { sourceForm, sourceName } from './manage-sources.http.ts';

const sourcePath = z.object({ source: sourceName });

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

export const sourceRoutes: Route[] = [
  {
    operation: 'receiveWebhook',
    method: 'POST',
    path: '/v1/webhooks/{source}',
    entry: 'reports/sources/receive-webhook',
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
    entry: 'reports/sources/manage-sources',
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
    entry: 'reports/sources/manage-sources',
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
    entry: 'reports/sources/manage-sources',
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
];
