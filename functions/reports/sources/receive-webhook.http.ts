import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { SourceOperations } from './operations.ts';
import type { receiveWebhook } from './receive-webhook.ts';
import { handshakeBy, schemeOf } from './schemes/list.ts';
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
 * GET /v1/webhooks/{source}: the handshake by which a provider registers a webhook. Whoever may not is answered alike,
 * whether there is such a source, and whatever its scheme.
 */
export const confirmWebhookHttp =
  ({ sources }: Finds): Does<SourceOperations['confirmWebhook']> =>
  async ({ path, query }) => {
    const source = await sources.find(path.source);
    const text =
      source && handshakeBy('GET', schemeOf(source.scheme).handshake)?.confirm(query, source);
    if (text === undefined)
      throw new Refusal('sender-refused', [{ field: 'query', reason: 'wrong-secret' }]);
    return { status: 200, file: { type: 'text/plain; charset=utf-8', content: Buffer.from(text) } };
  };

/** OPTIONS /v1/webhooks/{source}: whether a sender may deliver, where its scheme lets it ask. */
export const allowWebhookHttp =
  ({ sources }: Finds): Does<SourceOperations['allowWebhook']> =>
  async ({ path, request }) => {
    const source = await sources.find(path.source);
    const handshake = source && handshakeBy('OPTIONS', schemeOf(source.scheme).handshake);
    const granted = handshake?.grant(request.headers);
    return { status: 200, headers: { allow: 'GET, OPTIONS, POST', ...granted } };
  };
