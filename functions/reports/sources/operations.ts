import * as z from 'zod/mini';
import { operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { dryRunAnswer, dryRunForm } from './dry-run-form.ts';
import { quarantineOperations } from './quarantine-operations.ts';
import { sourceAdmins } from './reach.ts';
import { defaultScheme, schemeNames } from './schemes/list.ts';
import { requestView } from './request-view.ts';
import { sourceView } from './source-view.ts';
import { flatSourceForm, sourceForm, sourcePath } from './source-form.ts';
import { shownUnknownName } from './unknown-name.ts';
import { webhookOperations } from './webhook-operations.ts';

const html = ['text/html'] as const;
const withSecret = z.extend(sourceView, {
  /** Only where one was just made; never shown again. */
  secret: z.optional(z.string()),
});
const waiting = z.record(z.string(), z.int());
const managing = {
  entry: 'reports/sources/manage-sources',
  who: signedIn(sourceAdmins),
  kind: 'api',
} as const;

/** Senders of webhooks, what they deliver, and what waits in their quarantine. */
export const sourceOperations = {
  ...webhookOperations,
  ...quarantineOperations,
  listSources: operation({
    ...managing,
    method: 'GET',
    path: '/v1/sources',
    says: 'The webhook sources of your scope, without their secrets',
    takes: { query: z.object({ scheme: z.optional(z.enum(schemeNames)) }) },
    more: 'For a page, `scheme` chooses the provider whose form is shown. A source belongs to its region, one without a region to the nation (`ID`). Whatever your scope does not cover is 403 `wrong-region`, as is a name without a source. Names that deliveries came for and no source has are listed for the nation, with how many came, since when, and the source likely meant.',
    gives: {
      200: {
        description: 'Every source that your scope covers',
        schema: z.object({
          sources: z.array(sourceView),
          /** For admins of the nation. */
          unknownNames: z.array(shownUnknownName),
          /** What another admin asked for and you may agree to, and what you may open. */
          waitsForYou: z.array(requestView),
        }),
        also: html,
      },
    },
    refuses: ['invalid-fields'],
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
        schema: z.extend(sourceView, { waiting, waitsForYou: z.array(requestView) }),
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
};

export type SourceOperations = typeof sourceOperations;
