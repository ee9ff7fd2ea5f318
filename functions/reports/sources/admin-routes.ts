import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { dryRunAnswer, dryRunForm } from './dry-run.http.ts';
import {
  discardForm,
  entryPath,
  replayAllForm,
  replayedAllAnswer,
  replayedAnswer,
  replayForm,
} from './quarantine.http.ts';
import { maskedDelivery } from './masked-delivery.ts';
import { sourcePath } from './reach.ts';
import { shownSourceShape } from './shown-source.ts';
import { flatSourceForm, sourceForm } from './source-form.ts';

const html = ['text/html'];
const withSecret = z.extend(shownSourceShape, {
  /** Only where one was just made; never shown again. */
  secret: z.optional(z.string()),
});
const waiting = z.record(z.string(), z.int());
const quarantined = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.string(),
  bodyBytes: z.int(),
});
const back = { description: 'From a form: back to the source', headers: { location: 'It' } };

const admin = (route: Omit<Route, 'access' | 'kind' | 'entry'>): Route => ({
  ...route,
  entry: 'reports/sources/manage-sources',
  access: 'signed-in',
  kind: 'api',
});

/** What makes reports, and so stands where webhooks are taken. */
const replaying = (route: Omit<Route, 'access' | 'kind' | 'entry'>): Route => ({
  ...admin(route),
  entry: 'reports/sources/receive-webhook',
});

export const sourceAdminRoutes: Route[] = [
  admin({
    operation: 'listSources',
    method: 'GET',
    path: '/v1/sources',
    summary: 'The webhook sources of your scope, without their secrets',
    description:
      'A source belongs to its region, one without a region to the nation (`ID`). Whatever your scope does not cover is 403 `wrong-region`, as is a name without a source.',
    answers: {
      200: {
        description: 'Every source that your scope covers',
        schema: z.object({ sources: z.array(shownSourceShape) }),
        also: html,
      },
    },
    refusals: [],
  }),
  admin({
    operation: 'postSource',
    method: 'POST',
    path: '/v1/sources',
    summary: 'Make or change a source by the form of the page',
    request: {
      body: flatSourceForm,
      example: { source: 'formulir-baru', scheme: 'typeform', region: '18.09' },
    },
    answers: { 200: { description: 'The source', schema: withSecret, also: html } },
    refusals: ['invalid-fields', 'conflict'],
  }),
  admin({
    operation: 'putSource',
    method: 'PUT',
    path: '/v1/sources/{source}',
    summary: 'Make or change a source; a secret made here is told this once',
    description:
      'What is left out stays. Your scope must cover the region that the source has and the one it gets. `rotate` makes a new secret and keeps the one before. With `seenAt` it is kept only upon the change that was looked at.',
    request: {
      path: sourcePath,
      body: sourceForm,
      bodyTypes: ['application/json'],
      example: {
        scheme: 'typeform',
        region: '18.09',
        mapping: { conduct: 'form_response.answers[0].choice.label' },
      },
    },
    answers: { 200: { description: 'The source', schema: withSecret } },
    refusals: ['invalid-fields', 'conflict'],
  }),
  admin({
    operation: 'readSource',
    method: 'GET',
    path: '/v1/sources/{source}',
    summary: 'A source, and how many deliveries wait in its quarantine, by reason',
    request: { path: sourcePath },
    answers: {
      200: {
        description: 'The source',
        schema: z.extend(shownSourceShape, { waiting }),
        also: html,
      },
    },
    refusals: ['invalid-fields', 'not-found'],
  }),
  admin({
    operation: 'dryRunSource',
    method: 'POST',
    path: '/v1/sources/{source}/dry-run',
    summary: 'What a pasted delivery would become; nothing is kept',
    request: {
      path: sourcePath,
      body: dryRunForm,
      example: { payload: '{"data":{"conduct":"partisan-photo"}}' },
    },
    answers: { 200: { description: 'What it would be', schema: dryRunAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  }),
  admin({
    operation: 'listQuarantine',
    method: 'GET',
    path: '/v1/sources/{source}/quarantine',
    summary: 'Deliveries of a source that could not become reports, with the reason',
    request: { path: sourcePath },
    answers: {
      200: {
        description: 'The newest hundred',
        schema: z.object({ deliveries: z.array(quarantined) }),
      },
    },
    refusals: ['invalid-fields'],
  }),
  admin({
    operation: 'readQuarantined',
    method: 'GET',
    path: '/v1/sources/{source}/quarantine/{id}',
    summary: 'What a delivery in quarantine is made of; looking at it is logged',
    description:
      'Names of fields and the path of each, with kind and length in place of every value: enough to mend a mapping by.',
    request: { path: entryPath },
    answers: { 200: { description: 'The delivery', schema: maskedDelivery, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  }),
  replaying({
    operation: 'replayAllQuarantined',
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/replay',
    summary: 'Read again what waits, all or for one reason, fifty at a time, the oldest first',
    description:
      '`answersForSender` is for what came from a sender that nobody knew, and for a scope of the nation.',
    request: { path: sourcePath, body: replayAllForm, example: { reason: 'invalid-fields' } },
    answers: { 200: { description: 'What became of them', schema: replayedAllAnswer }, 303: back },
    refusals: ['invalid-fields', 'not-found'],
  }),
  replaying({
    operation: 'replayQuarantined',
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/replay',
    summary:
      'Read a delivery again by the source as it is now; it becomes one report, however often',
    request: { path: entryPath, body: replayForm, example: { answersForSender: true } },
    answers: { 200: { description: 'What became of it', schema: replayedAnswer }, 303: back },
    refusals: ['invalid-fields', 'not-found'],
  }),
  replaying({
    operation: 'discardQuarantined',
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/discard',
    summary: 'Take a delivery out of quarantine for good, with the reason',
    request: { path: entryPath, body: discardForm, example: { why: 'Kiriman uji coba.' } },
    answers: {
      200: {
        description: 'It is out',
        schema: z.object({ outcome: z.literal('discarded') }),
      },
      303: back,
    },
    refusals: ['invalid-fields', 'not-found'],
  }),
];
