import * as z from 'zod/mini';
import { operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { maskedDelivery } from './masked-delivery.ts';
import {
  answerForm,
  askingForm,
  entryPath,
  listedEntry,
  openedAnswer,
  replayAllForm,
  replayedAllAnswer,
  replayedAnswer,
  replayForm,
  requestPath,
} from './quarantine-forms.ts';
import { sourceAdmins } from './reach.ts';
import { requestView } from './request-view.ts';
import { sourcePath } from './source-form.ts';

const html = ['text/html'] as const;
const back = { description: 'From a form: back to the source', headers: { location: 'It' } };

/** What can be seen of a delivery, and what was asked about it in the last four days. */
const lookedAt = z.extend(maskedDelivery, { requests: z.array(requestView) });
const managing = {
  entry: 'reports/sources/manage-sources',
  who: signedIn(sourceAdmins),
  kind: 'api',
} as const;

/** What makes reports, and so is served where webhooks are taken. */
const replaying = { ...managing, entry: 'reports/sources/receive-webhook' } as const;

/** What takes two: asked for by one, answered by another. */
const askingFor = {
  ...replaying,
  method: 'POST',
  gives: {
    202: { description: 'It waits for a second person', schema: requestView },
    303: back,
  },
  refuses: ['invalid-fields', 'not-found', 'conflict'],
} as const;

/** What waits in the quarantine of a source: seen without its values, replayed by one, opened or discarded by two. */
export const quarantineOperations = {
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
    gives: { 200: { description: 'The delivery', schema: lookedAt, also: html } },
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
    ...askingFor,
    path: '/v1/sources/{source}/quarantine/{id}/discard',
    says: 'Ask that a delivery is discarded for good; it stays until another admin agrees',
    takes: { path: entryPath, body: askingForm, example: { why: 'Kiriman uji coba.' } },
  }),
  askToOpenQuarantined: operation({
    ...askingFor,
    path: '/v1/sources/{source}/quarantine/{id}/open',
    says: 'Ask to open a delivery whole; nobody reads it until another admin agrees',
    takes: {
      path: entryPath,
      body: askingForm,
      example: { why: 'Jawaban terpotong; pemetaan tidak dapat diperbaiki tanpa melihatnya.' },
    },
  }),
  decideQuarantined: operation({
    ...replaying,
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/requests/{requestId}/decision',
    says: 'Another admin of the reach agrees within 72 hours, or declines; never who asked',
    more: 'What is agreed to be discarded goes now, and not before. The same answer again changes nothing.',
    takes: { path: requestPath, body: answerForm, example: { is: 'agreed' } },
    gives: { 200: { description: 'The request', schema: requestView }, 303: back },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  openQuarantined: operation({
    ...replaying,
    method: 'POST',
    path: '/v1/sources/{source}/quarantine/{id}/requests/{requestId}/opening',
    says: 'A delivery as it came, for the two, within 24 hours of the agreement',
    more: 'Each opening is noted before anything is read, and raises an alarm.',
    takes: { path: requestPath },
    gives: { 200: { description: 'The delivery', schema: openedAnswer, also: html } },
    refuses: ['invalid-fields', 'not-found', 'too-late'],
  }),
};
