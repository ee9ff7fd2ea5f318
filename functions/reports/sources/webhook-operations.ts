import * as z from 'zod/mini';
import { operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { reportExample } from '../intake/report-example.ts';
import { sourcePath } from './source-form.ts';

const accepted = z.object({ status: z.literal('accepted') });

const receiving =
  'Which header proves the sender, and which media types are read, is the matter of the scheme of the source: ' +
  '`standard-webhooks` (also Svix: v1, v1a, 300 s either way), `typeform`, `whatsapp` (batches), `kobo` (basic auth or a header), ' +
  '`jotform` (a hint: the answers are read from Jotform), `hex-hmac` (GitHub, OpnForm), `cloudevents` (structured, batched or binary; ' +
  'bearer token), `form-post` (a token in a header, or in the hidden field `netralToken`). The answer is yes for everything that is kept: ' +
  'a report, a delivery in quarantine, one for an unknown or paused source. A repeated id changes nothing. Who cannot prove who they ' +
  'are gets 401 or 403, and nothing is left behind. Never 404 or 410: some senders would give up. Overload is 503, for CloudEvents ' +
  '429, with Retry-After. A CloudEvents format other than JSON is kept and told 415.';

const senderHeaders = z.object({
  'webhook-id': z.optional(z.string()),
  'webhook-timestamp': z.optional(z.string()),
  'webhook-signature': z.optional(z.string()),
  'typeform-signature': z.optional(z.string()),
  'x-hub-signature-256': z.optional(z.string()),
  'x-webhook-signature': z.optional(z.string()),
});

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
      path: sourcePath,
      headers: senderHeaders,
      reads: 'bytes',
      body: z.looseObject({}),
      bodyTypes: [
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'application/cloudevents+json',
        'application/cloudevents-batch+json',
      ],
      example: { type: 'report.submitted', timestamp: '2026-11-22T03:00:00Z', data: reportExample },
    },
    gives: {
      200: {
        description: 'Kept (Typeform, WhatsApp, Jotform)',
        schema: accepted,
        also: ['text/html'],
      },
      202: { description: 'Kept (all others)', schema: accepted, also: ['text/html'] },
    },
    refuses: ['signature-refused', 'sender-refused', 'body-too-large', 'invalid-fields'],
  }),
  confirmWebhook: operation({
    ...ofWebhooks,
    method: 'GET',
    says: 'Answer the handshake by which Meta registers a WhatsApp webhook',
    more: 'With `hub.mode=subscribe` and the verify token of a WhatsApp source, `hub.challenge` comes back as plain text; anything else is 403.',
    takes: {
      path: sourcePath,
      query: z.object({
        'hub.mode': z.optional(z.string()),
        'hub.verify_token': z.optional(z.string()),
        'hub.challenge': z.optional(z.string()),
      }),
    },
    gives: { 200: { description: 'The challenge', also: ['text/plain'] } },
    refuses: ['sender-refused', 'invalid-fields'],
  }),
  allowWebhook: operation({
    ...ofWebhooks,
    method: 'OPTIONS',
    says: 'Say whether a CloudEvents sender may deliver here (abuse protection)',
    more:
      'A CloudEvents source grants the origin that asks up to 600 deliveries a minute; other sources grant nothing. ' +
      'A `WebHook-Request-Callback` is never called.',
    takes: {
      path: sourcePath,
      headers: z.object({
        'WebHook-Request-Origin': z.optional(z.string()),
        'WebHook-Request-Rate': z.optional(z.string()),
      }),
    },
    gives: {
      200: {
        description: 'Which methods are served and, for CloudEvents, what is granted',
        headers: {
          allow: 'Methods',
          'webhook-allowed-origin': 'The origin that asked; missing when nothing is granted',
          'webhook-allowed-rate': 'Deliveries a minute',
        },
      },
    },
    refuses: ['invalid-fields'],
  }),
};
