import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { isOneOf } from '../signatures/shared-secret.ts';
import type { SourceOperations } from './operations.ts';
import type { receiveWebhook } from './receive-webhook.ts';
import type { SourceStore } from './source-store.ts';

/** POST /v1/webhooks/{source}: a yes for everything that is kept, so that no sender gives up on us; people see a page. */
export const receiveWebhookHttp =
  (receive: ReturnType<typeof receiveWebhook>): Does<SourceOperations['receiveWebhook']> =>
  async ({ path: { source }, bytes: body, request: { headers, receivedAt } }) => {
    const { status } = await receive({ source, headers, body, receivedAt });
    return {
      status,
      body: { status: 'accepted' },
      page: async (frame) => (await import('./pages/form-taken.tsx')).renderFormTaken(frame),
    };
  };

type Finds = { sources: Pick<SourceStore, 'find'> };

/**
 * GET /v1/webhooks/{source}: Meta's handshake before WhatsApp is registered (unsigned: only the verify token
 * speaks for it); the challenge comes back as plain text, anybody else gets 403.
 */
export const confirmWebhookHttp =
  ({ sources }: Finds): Does<SourceOperations['confirmWebhook']> =>
  async ({ path, query }) => {
    const source = await sources.find(path.source);
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
    const expected = source?.scheme === 'whatsapp' ? source.verifyToken : undefined;
    if (mode !== 'subscribe' || !expected || !isOneOf(token ?? '', [expected])) {
      throw new Refusal('sender-refused', [{ field: 'hub.verify_token', reason: 'wrong-secret' }]);
    }
    if (!/^[\x21-\x7e]{1,200}$/.test(challenge ?? ''))
      throw refuseField('hub.challenge', 'malformed');
    const type = 'text/plain; charset=utf-8';
    return { status: 200, file: { type, content: Buffer.from(challenge ?? '') } };
  };

/** Deliveries a minute that a CloudEvents sender may count on. */
const allowedRate = 600;

/**
 * OPTIONS /v1/webhooks/{source}: CloudEvents' abuse protection (HTTP 1.1 Web Hooks for Event Delivery, section
 * 4): a sender that asks may deliver to a CloudEvents source; the callback it may name is never called.
 */
export const allowWebhookHttp =
  ({ sources }: Finds): Does<SourceOperations['allowWebhook']> =>
  async ({ path, request }) => {
    const source = await sources.find(path.source);
    const allow = { allow: 'GET, OPTIONS, POST' };
    const origin = request.headers['webhook-request-origin']?.[0];
    if (origin === undefined || source?.scheme !== 'cloudevents') {
      return { status: 200, headers: allow };
    }
    if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(origin)) {
      throw new Refusal('malformed-request', [
        { field: 'webhook-request-origin', reason: 'malformed' },
      ]);
    }
    const rate = rateOf(request.headers['webhook-request-rate']?.[0]);
    return {
      status: 200,
      headers: { ...allow, 'webhook-allowed-origin': origin, 'webhook-allowed-rate': rate },
    };
  };

const rateOf = (asked: string | undefined): string =>
  /^\d{1,6}$/.test(asked ?? '') && Number(asked) > 0
    ? String(Math.min(Number(asked), allowedRate))
    : String(allowedRate);
