import type { Does } from '../../../shared/operation/call.ts';
import type { ActOnAlert } from '../alerts/act-on-alert.ts';
import { clearedBySignIn } from '../alerts/who-may-know.ts';
import { regionsAbove } from '../officers/officer.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { MessageView, tellingOperations } from './operations.ts';

type Telling = typeof tellingOperations;
type Needs = {
  act: Pick<ActOnAlert, 'see'>;
  deliveries: Pick<DeliveryStore, 'listAbout'>;
};

/** GET /v1/alerts/{region}/{alertId}/messages: what was sent of an alert, to whom, and what became of it. */
export const listAlertMessagesHttp =
  ({ act, deliveries }: Needs): Does<Telling['listAlertMessages']> =>
  async ({ path: key, guard }) => {
    guard.reach(key.region);
    const { alert } = await act.see(key, guard.clearedBy(clearedBySignIn));
    const recipients = regionsAbove(alert.region).flatMap((region) =>
      alert.told.map((officerId) => ({ region, officerId })),
    );
    const found = await Promise.all(
      recipients.map((officer) => deliveries.listAbout(officer, alert.alertId, alert.openedAt)),
    );
    const messages = found.flat().sort((a, b) => a.at - b.at);
    return { status: 200, body: { messages: messages.map(viewOf) } };
  };

/** Accepted is not delivered: only a carrier or a mail server says that; until it does, it stays unknown. */
const viewOf = (delivery: Delivery): MessageView => {
  const { region, officerId, channel, step, at, state, reason } = delivery;
  return {
    region,
    officerId,
    channel,
    step,
    at: new Date(at).toISOString(),
    state,
    reachedThem: state === 'delivered' ? 'yes' : state === 'failed' ? 'no' : 'unknown',
    reason: reason ?? null,
  };
};
