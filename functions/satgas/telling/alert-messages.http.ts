import { eachOf } from '../../../shared/each-of.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { ActOnAlert } from '../alerts/act-on-alert.ts';
import { clearedBySignIn } from '../alerts/who-may-know.ts';
import { recipientOf, regionsAbove } from '../officers/officer.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { MessageView, tellingOperations } from './operations.ts';

type Telling = typeof tellingOperations;
type Needs = {
  act: Pick<ActOnAlert, 'see'>;
  deliveries: Pick<DeliveryStore, 'listAbout' | 'findByKey'>;
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
    const became = await digestsOf({ deliveries }, messages);
    return {
      status: 200,
      body: { messages: messages.map((one) => viewOf({ ...one, ...endOf(one, became) })) },
    };
  };

/** The digests that tell of these messages, by their items. */
const digestsOf = async (
  { deliveries }: { deliveries: Pick<DeliveryStore, 'findByKey'> },
  messages: Delivery[],
): Promise<Map<string, Delivery>> => {
  const keys = new Map(
    messages.flatMap((one) =>
      one.digest === undefined ? [] : [[one.digest, recipientOf(one)] as const],
    ),
  );
  const found = await eachOf(keys, { atOnce: 10 }, async ([item, recipient]) => {
    const digest = await deliveries.findByKey({ recipient, item });
    return digest ? [[item, digest] as const] : [];
  });
  return new Map(found.flat());
};

/** A message that was bundled fares as its digest does, once that has ended without being sent or has arrived. */
const endOf = ({ digest = '' }: Delivery, became: Map<string, Delivery>): Partial<Delivery> => {
  const { state, reason } = became.get(digest) ?? {};
  const isEnd = state === 'delivered' || state === 'failed' || state === 'not-needed';
  return isEnd ? { state, reason } : {};
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
