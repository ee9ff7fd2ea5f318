import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { formPath } from './form-address.ts';
import { reportExample } from '../intake/report-example.ts';
import { everyScheme, handshakesBy } from './schemes/list.ts';
import type { Scheme } from './schemes/scheme.ts';

const accepted = z.object({ status: z.literal('accepted') });

/** Who sends by the schemes of which something is true, in a list of words. */
const senders = (isTrue: (scheme: Scheme) => boolean): string =>
  everyScheme
    .filter(isTrue)
    .map(({ docs }) => docs.senders)
    .join(', ');

const schemeLines = everyScheme.map(
  ({ name, docs: { note } }) => `\`${name}\`${note === '' ? '' : ` (${note})`}`,
);

const receiving =
  'Which header proves the sender, and which media types are read, is the matter of the scheme of the source: ' +
  `${schemeLines.join(', ')}. The answer is yes for everything that is kept: ` +
  'a report, a delivery in quarantine, one for an unknown or paused source. A repeated id changes nothing. Who cannot prove who they ' +
  'are gets 401 or 403, and nothing is left behind. Never 404 or 410: some senders would give up. A name nobody made is accepted, stored within a bound, and shown to admins. Overload is 503, for ' +
  `${senders(({ overloadStatus }) => overloadStatus === 429)} 429, with Retry-After. A media type that is not read is kept, and told 415 to ` +
  `${senders(({ unreadableType }) => unreadableType === 'told-415')} only.`;

/** Fields that may be sent, by their names. */
const optionalFields = (names: readonly string[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.optional(z.string())])));

const proofs = everyScheme
  .flatMap(({ storedHeaders }) => storedHeaders)
  .filter((name) => !name.endsWith('*'));
const registrations = handshakesBy('GET');
const permissions = handshakesBy('OPTIONS');
const grants = Object.fromEntries(permissions.flatMap((one) => Object.entries(one.grants)));

/** However the address spells the name: case, white space and signs are folded. */
const spelt = z.object({ source: z.string() });

const misspelt = {
  entry: 'reports/sources/receive-webhook',
  who: anybody,
  kind: 'api',
  method: 'POST',
  more: 'No source has this address. What comes is stored within a bound, counted, and shown to admins: some senders give up at 404 or 410.',
  gives: {
    200: givesWithPage('Stored', accepted),
    202: givesWithPage('Stored, or counted', accepted),
  },
  refuses: ['signature-refused', 'sender-refused', 'body-too-large'],
} as const;

const ofWebhooks = {
  path: '/v1/webhooks/{source}',
  entry: 'reports/sources/receive-webhook',
  who: anybody,
  kind: 'api',
} as const;

/** Where senders deliver: each proves who it is by the scheme of its source. */
export const webhookOperations = {
  receiveWebhook: operation({
    ...ofWebhooks,
    method: 'POST',
    says: 'Take a delivery of a webhook source, by the scheme of that source',
    more: receiving,
    takes: {
      path: spelt,
      headers: optionalFields(proofs),
      reads: 'bytes',
      body: z.looseObject({}),
      bodyTypes: [...new Set(everyScheme.flatMap(({ bodyTypes }) => bodyTypes))],
      example: { type: 'report.submitted', timestamp: '2026-11-22T03:00:00Z', data: reportExample },
    },
    gives: {
      200: givesWithPage(
        `Kept (${senders(({ acceptedStatus }) => acceptedStatus === 200)})`,
        accepted,
      ),
      202: givesWithPage('Kept (all others)', accepted),
    },
    refuses: ['signature-refused', 'sender-refused', 'body-too-large', 'invalid-fields'],
  }),
  receiveUnnamedWebhook: operation({
    ...misspelt,
    path: '/v1/webhooks',
    says: 'Take a delivery whose address lost the name of its source',
    takes: { reads: 'bytes', body: z.looseObject({}), example: {} },
  }),
  receiveWebhookBelow: operation({
    ...misspelt,
    path: '/v1/webhooks/{source}/{below+}',
    says: 'Take a delivery whose address has more parts than a source’s name',
    takes: {
      path: z.object({ source: z.string(), below: z.string() }),
      reads: 'bytes',
      body: z.looseObject({}),
      example: {},
    },
  }),
  openForm: operation({
    entry: 'reports/sources/receive-webhook',
    who: anybody,
    kind: 'page',
    method: 'GET',
    path: formPath,
    says: 'A follow-up code for a report that is about to be made by a form of another site, and the way to that form',
    more: 'Each call gives another code; nothing is stored. The address carries a slip for the form to send along, of which nobody but us can make the code. The code opens the first report of this source that comes with the slip, once it has come; `not-found` where the source has no form, or is paused.',
    takes: { path: spelt },
    gives: {
      200: givesWithPage(
        'The code, and where the form is filled in',
        z.object({ code: z.string(), address: z.string() }),
      ),
    },
    refuses: ['not-found'],
  }),
  confirmWebhook: operation({
    ...ofWebhooks,
    method: 'GET',
    says: 'Answer the handshake by which a provider registers a webhook',
    more: registrations.map(({ docs }) => docs).join(' '),
    takes: {
      path: spelt,
      query: optionalFields(registrations.flatMap(({ parameters }) => parameters)),
    },
    gives: { 200: { description: 'What the provider asked for', also: ['text/plain'] } },
    refuses: ['sender-refused', 'invalid-fields'],
  }),
  allowWebhook: operation({
    ...ofWebhooks,
    method: 'OPTIONS',
    says: 'Say whether a sender may deliver here (abuse protection)',
    more: `${permissions.map(({ docs }) => docs).join(' ')} Other sources grant nothing.`,
    takes: {
      path: spelt,
      headers: optionalFields(permissions.flatMap(({ headers }) => headers)),
    },
    gives: {
      200: {
        description: 'Which methods are served and what is granted',
        headers: { allow: 'Methods', ...grants },
      },
    },
    refuses: ['invalid-fields'],
  }),
};
