import { isWebhookSecret, verifyStandardWebhook } from '../../signatures/standard-webhooks.ts';
import { readPayload } from './payload.ts';
import type { Scheme } from './scheme.ts';

/** Standard Webhooks and Svix: `v1` (HMAC) and `v1a` (Ed25519) over id, time and exact bytes; secrets are `whsec_…` or `whpk_…`. */
export const standardWebhooks: Scheme = {
  docs: { senders: 'Standard Webhooks', note: 'also Svix: v1, v1a, 300 s either way' },
  verify: ({ headers, body, receivedAt }, { secrets }) => {
    const verified = verifyStandardWebhook({ headers, body, secrets, nowMs: receivedAt });
    if (verified.ok) return { ok: true };
    return { ok: false, header: verified.header ?? 'webhook-signature', reason: verified.reason };
  },
  read: ({ headers, body }) => [
    {
      deliveryId: headers['webhook-id']?.[0] ?? headers['svix-id']?.[0] ?? '',
      payload: readPayload(body),
    },
  ],
  bodyTypes: ['application/json'],
  mostBytes: 'as-any-body',
  storedHeaders: ['webhook', 'svix'].flatMap((family) =>
    ['id', 'timestamp', 'signature'].map((part) => `${family}-${part}`),
  ),
  pastedHeaders: { 'webhook-id': 'msg_dry_run' },
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isWebhookSecret,
  makesSecret: (random) => `whsec_${random.toString('base64')}`,
  handshake: 'none',
  api: 'none',
  answeredTo: 'a-program',
  acceptedStatus: 202,
  refusedStatus: 401,
  overloadStatus: 503,
  unreadableType: 'accepted',
};
