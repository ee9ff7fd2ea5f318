import { maxBodyBytes } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { receiveWebhook } from './receive-webhook.ts';

const sourceName = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** POST /v1/webhooks/{source}: 202 for everything that is kept, so that no sender gives up on us. */
export const receiveWebhookHttp =
  (receive: ReturnType<typeof receiveWebhook>): HttpUseCase =>
  async (request) => {
    const source = request.params['source'] ?? '';
    if (!sourceName.test(source)) throw refuseField('source', 'malformed');
    if (request.body.length > maxBodyBytes) throw new Refusal('body-too-large');
    const { headers, body, receivedAt } = request;
    await receive({ source, headers, body, receivedAt });
    return { status: 202, body: { status: 'accepted' } };
  };
