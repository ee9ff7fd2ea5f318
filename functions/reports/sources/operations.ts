import * as z from 'zod/mini';
import { operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { dryRunAnswer, dryRunForm } from './dry-run-form.ts';
import { maskedDelivery } from './masked-delivery.ts';
import {
  discardForm,
  entryPath,
  listedEntry,
  replayAllForm,
  replayedAllAnswer,
  replayedAnswer,
  replayForm,
} from './quarantine-forms.ts';
import { sourceAdmins } from './reach.ts';
import { defaultScheme } from './schemes/list.ts';
import { shownSourceShape } from './shown-source.ts';
import { flatSourceForm, sourceForm, sourcePath } from './source-form.ts';
import { shownUnknownName } from './unknown-name.ts';
import { webhookOperations } from './webhook-operations.ts';

const html = ['text/html'] as const;
const withSecret = z.extend(shownSourceShape, {
  /** Only where one was just made; never shown again. */
  secret: z.optional(z.string()),
});
const waiting = z.record(z.string(), z.int());
const back = { description: 'From a form: back to the source', headers: { location: 'It' } };

const managing = {
  entry: 'reports/sources/manage-sources',
  who: signedIn(sourceAdmins),
  kind: 'api',
} as const;

/** What makes reports, and so is served where webhooks are taken. */
const replaying = { ...managing, entry: 'reports/sources/receive-webhook' } as const;

/** Senders of webhooks, what they deliver, and what waits in their quarantine. */
export const sourceOperations = {
  ...webhookOperations,
  listSources: operation({
    ...managing,
    method: 'GET',
    path: '/v1/sources',
    says: 'The webhook sources of your scope, without their secrets',
    more: 'A source belongs to its region, one without a region to the nation (`ID`). Whatever your scope does not cover is 403 `wrong-region`, as is a name without a source. Names that deliveries came for and no source has are listed for the nation, with how many came, since when, and the source likely meant.',
    gives: {
      200: {
        description: 'Every source that your scope covers',
        schema: z.object({
          sources: z.array(shownSourceShape),
          /** For admins of the nation. */
          unknownNames: z.array(shownUnknownName),
        }),
        also: html,
      },
    },
    refuses: [],
  }),
  postSource: operation({
    ...managing,
    method: 'POST',
    path: '/v1/sources',
    says: 'Make or change a source by the form of the page',
    takes: {
      body: flatSourceForm,
      example: { source: 'formulir-baru', scheme: defaultScheme, region: '18.09' },
    },
    gives: { 200: { description: 'The source', schema: withSecret, also: html } },
    refuses: ['invalid-fields', 'conflict'],
  }),
  putSource: operation({
    ...managing,
    method: 'PUT',
    path: '/v1/sources/{source}',
    says: 'Make or change a source; a secret made here is told this once',
    more: 'What is left out stays. Your scope must cover the region that the source has and the one it gets. `rotate` makes a new secret and keeps the one before. With `seenAt` it is kept only upon the change that was looked at.',
    takes: {
      path: sourcePath,
      body: sourceForm,
      bodyTypes: ['application/json'],
      example: {
        scheme: defaultScheme,
        region: '18.09',
        mapping: { conduct: 'data.jenis' },
      },
    },
    gives: { 200: { description: 'The source', schema: withSecret } },
    refuses: ['invalid-fields', 'conflict'],
  }),
  readSource: operation({
    ...managing,
    method: 'GET',
    path: '/v1/sources/{source}',
    says: 'A source, and how many deliveries wait in its quarantine, by reason',
    takes: { path: sourcePath },
    gives: {
      200: {
        description: 'The source',
        schema: z.extend(shownSourceShape, { waiting }),
        also: html,
      },
    },
    refuses: ['invalid-fields', 'not-found'],
  }),
  dryRunSource: operation({
    ...managing,
    method: 'POST',
    path: '/v1/sources/{source}/dry-run',
    says: 'What a pasted delivery would become; nothing is kept',
    takes: {
      path: sourcePath,
      body: dryRunForm,
      example: { payload: '{"data":{"conduct":"partisan-photo"}}' },
    },
    gives: { 200: { description: 'What it would be', schema: dryRunAnswer, also: html } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  listQuarantine: operation({
    ...managing,
    method: 'GET',
    path: '/v1/sources/{source}/quarantine',
    says: 'Deliveries of a source that could not become reports, with the reason',
    takes: { path: sourcePath },
    gives: {
      200: {
        description: 'The newest hundred',
        schema: z.object({ deliveries: z.array(listedEntry) }),
      },
    },
    refuses: ['invalid-fields'],
  }),
  readQuarantined: operation({
    ...managing,
    method: 'GET',
    path: '/v1/sources/{source}/quarantine/{id}',
    says: 'What a delivery in quarantine is made of; looking at it is logged',
    more: 'Names of fields and the path of each, with kind and length in place of every value: enough to mend a mapping by.',
    takes: { path: entryPath },
    gives: { 200: { description: 'The delivery', schema: maskedDelivery, also: html } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  replayAllQuarantined: operation({
    ...replaying,
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/replay',
    says: 'Read again what waits, all or for one reason, fifty at a time, the oldest first',
    more: '`answersForSender` is for what came from a sender that nobody knew, and for a scope of the nation.',
    takes: { path: sourcePath, body: replayAllForm, example: { reason: 'invalid-fields' } },
    gives: { 200: { description: 'What became of them', schema: replayedAllAnswer }, 303: back },
    refuses: ['invalid-fields', 'not-found'],
  }),
  replayQuarantined: operation({
    ...replaying,
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/replay',
    says: 'Read a delivery again by the source as it is now; it becomes one report, however often',
    takes: { path: entryPath, body: replayForm, example: { answersForSender: true } },
    gives: { 200: { description: 'What became of it', schema: replayedAnswer }, 303: back },
    refuses: ['invalid-fields', 'not-found'],
  }),
  discardQuarantined: operation({
    ...replaying,
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/discard',
    says: 'Take a delivery out of quarantine for good, with the reason',
    takes: { path: entryPath, body: discardForm, example: { why: 'Kiriman uji coba.' } },
    gives: {
      200: {
        description: 'It is out',
        schema: z.object({ outcome: z.literal('discarded') }),
      },
      303: back,
    },
    refuses: ['invalid-fields', 'not-found'],
  }),
};

export type SourceOperations = typeof sourceOperations;
