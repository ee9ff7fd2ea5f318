import { readParameters } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { Refusal } from '../../shared/refusal.ts';
import { requireAccess } from '../access.ts';
import { alertPath } from './alerts.http.ts';
import type { AlertStore } from './alert-store.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { regionsAbove } from './officer.ts';

type Needs = {
  alerts: Pick<AlertStore, 'find'>;
  deliveries: Pick<DeliveryStore, 'listAbout'>;
};

/** GET /v1/alerts/{region}/{alertId}/messages: what was sent of an alert, to whom, and what became of it. */
export const listAlertMessagesHttp =
  ({ alerts, deliveries }: Needs): HttpUseCase =>
  async (request) => {
    const key = readParameters(request.params, alertPath);
    requireAccess('listAlertMessages', request.person, key.region);
    const alert = await alerts.find(key);
    if (!alert) throw new Refusal('not-found', [{ field: 'alertId', reason: 'unknown-alert' }]);
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
