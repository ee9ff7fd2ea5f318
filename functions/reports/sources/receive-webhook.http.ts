import type { Does } from '../../../shared/operation/call.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { SourceOperations } from './operations.ts';
import { openFormHttp } from './open-form.http.ts';
import type { receiveWebhook } from './receive-webhook.ts';
import { handshakeBy, schemeOf } from './schemes/list.ts';
import { foldedName, noName } from './source-names.ts';
import type { SourceStore } from './source-store.ts';

type Receive = ReturnType<typeof receiveWebhook>;

/** POST /v1/webhooks/{source}: a yes for everything that is stored, so that no sender gives up on us; people see a page. */
export const receiveWebhookHttp =
  (receive: Receive): Does<SourceOperations['receiveWebhook']> =>
  ({ path: { source }, bytes, request }) =>
    accept(receive, { source, bytes, request });

/** POST /v1/webhooks: the same for an address that lost its name. */
const receiveUnnamedHttp =
  (receive: Receive): Does<SourceOperations['receiveUnnamedWebhook']> =>
  ({ bytes, request }) =>
    accept(receive, { source: noName, bytes, request });

/** POST /v1/webhooks/{source}/…: the same for an address with too many parts; no source has such a name. */
const receiveBelowHttp =
  (receive: Receive): Does<SourceOperations['receiveWebhookBelow']> =>
  ({ path: { source, below }, bytes, request }) =>
    accept(receive, { source: `${source}-${below}`, bytes, request });

type Arriving = { source: string; bytes: Buffer; request: Pick<Request, 'headers' | 'receivedAt'> };

const accept = async (
  receive: Receive,
  { source, bytes: body, request: { headers, receivedAt } }: Arriving,
) => {
  const { status, code } = await receive({ source: foldedName(source), headers, body, receivedAt });
  return {
    status,
    body: { status: 'accepted' as const },
    page: async (frame: PageFrame) =>
      (await import('./pages/form-taken.tsx')).renderFormTaken(frame, code),
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
    const source = await sources.find(foldedName(path.source));
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
    const source = await sources.find(foldedName(path.source));
    const handshake = source && handshakeBy('OPTIONS', schemeOf(source.scheme).handshake);
    const granted = handshake?.grant(request.headers);
    return { status: 200, headers: { allow: 'GET, OPTIONS, POST', ...granted } };
  };

/** Everything below /v1/webhooks. */
export const webhooksHttp = (receive: Receive, finds: Parameters<typeof openFormHttp>[0]) => ({
  openForm: openFormHttp(finds),
  receiveWebhook: receiveWebhookHttp(receive),
  receiveUnnamedWebhook: receiveUnnamedHttp(receive),
  receiveWebhookBelow: receiveBelowHttp(receive),
  confirmWebhook: confirmWebhookHttp(finds),
  allowWebhook: allowWebhookHttp(finds),
});
