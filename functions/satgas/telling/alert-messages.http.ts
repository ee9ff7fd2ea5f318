import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { ActOnAlert } from '../alerts/act-on-alert.ts';
import { whoActs } from '../alerts/alerts.http.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { regionsAbove } from '../officers/officer.ts';

type Needs = {
  act: Pick<ActOnAlert, 'see'>;
  deliveries: Pick<DeliveryStore, 'listAbout'>;
};

/** GET /v1/alerts/{region}/{alertId}/messages: what was sent of an alert, to whom, and what became of it. */
export const listAlertMessagesHttp =
  ({ act, deliveries }: Needs): HttpUseCase =>
  async (request) => {
    const { key, asker } = whoActs(request, 'listAlertMessages');
    const { alert } = await act.see(key, asker);
    const asked = regionsAbove(alert.region).flatMap((region) =>
      alert.told.map((officerId) => ({ region, officerId })),
    );
    const found = await Promise.all(
      asked.map((officer) => deliveries.listAbout(officer, alert.alertId, alert.openedAt)),
    );
    const messages = found.flat().sort((a, b) => a.at - b.at);
    return { status: 200, body: { messages: messages.map(shown) } };
  };

/** Accepted is not delivered: mailboxes send no receipt, so an e-mail stays accepted and is told as unknown. */
const shown = ({ region, officerId, channel, step, at, state, reason }: Delivery) => ({
  region,
  officerId,
  channel,
  step,
  at: new Date(at).toISOString(),
  state,
  reachedThem: state === 'delivered' ? 'yes' : state === 'failed' ? 'no' : 'unknown',
  reason: reason ?? null,
});
