import {
  rowOf,
  waitsUnder,
  type Delivery,
  type DeliveryKey,
} from '../../functions/satgas/telling/delivery.ts';
import type { DeliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import { recipientOf } from '../../functions/satgas/officers/officer.ts';

type KeptDelivery = Delivery & { held?: string | undefined };

/** Keeps deliveries as the table does. */
export const memoryDeliveries = (onPlanned: (row: Delivery) => void = () => undefined) => {
  const kept = new Map<string, KeptDelivery>();
  const own = new Map<string, Map<string, KeptDelivery>>();
  const held = new Map<string, Map<string, KeptDelivery>>();
  const idOf = (key: DeliveryKey) => {
    const { recipient, item } = rowOf(key);
    return `${recipient} ${item}`;
  };
  const among = (index: Map<string, Map<string, KeptDelivery>>, name: string) => {
    const found = index.get(name) ?? new Map<string, KeptDelivery>();
    index.set(name, found);
    return found;
  };
  const keep = (delivery: KeptDelivery) => {
    const id = idOf(delivery);
    kept.set(id, delivery);
    among(own, rowOf(delivery).recipient).set(id, delivery);
    if (delivery.held === undefined) among(held, waitsUnder(delivery)).delete(id);
    else among(held, delivery.held).set(id, delivery);
    return Promise.resolve();
  };
  const change = (key: DeliveryKey, more: Partial<KeptDelivery>) => {
    const known = kept.get(idOf(key));
    return known ? keep({ ...known, ...more }) : Promise.resolve();
  };
  const deliveries: DeliveryStore = {
    claim: async (delivery) => {
      const known = kept.get(idOf(delivery));
      if (known && (known.state !== 'queued' || known.attempts >= 2)) return 'done';
      const sendAt = known?.sendAt ?? delivery.sendAt;
      const waits = sendAt !== undefined && { sendAt, held: delivery.region };
      await keep({ ...(known ?? delivery), ...waits, attempts: (known?.attempts ?? 0) + 1 });
      return 'claimed';
    },
    plan: async (delivery) => {
      if (kept.has(idOf(delivery))) return 'already-there';
      await keep({
        ...delivery,
        held: delivery.sendAt === undefined ? undefined : waitsUnder(delivery),
      });
      onPlanned(delivery);
      return 'planned';
    },
    findMany: (keys) => Promise.resolve(keys.flatMap((key) => kept.get(idOf(key)) ?? [])),
    findByKey: ({ recipient, item }) => Promise.resolve(kept.get(`${recipient} ${item}`)),
    begin: async (seen, until) => {
      const known = kept.get(idOf(seen));
      const isSame =
        known?.state === 'queued' &&
        known.attempts === seen.attempts &&
        known.sendAt === seen.sendAt;
      if (!isSame) return 'meanwhile';
      await change(seen, { attempts: seen.attempts + 1, sendAt: until, held: seen.region });
      return 'begun';
    },
    postpone: async (key, sendAt) => {
      const known = kept.get(idOf(key));
      if (known?.state === 'queued' && known.sendAt === undefined)
        await change(key, { sendAt, held: key.region });
    },
    listStranded: (officer, sinceMs) =>
      Promise.resolve(
        [...among(own, recipientOf(officer)).values()].filter(
          ({ state, sendAt, at }) => state === 'queued' && sendAt === undefined && at >= sinceMs,
        ),
      ),
    settle: (key, outcome) => {
      if (outcome.state !== 'queued') return change(key, { ...outcome, held: undefined });
      const { reason, isUnclear, sendAt } = outcome;
      const attempts = (kept.get(idOf(key))?.attempts ?? 1) - (isUnclear ? 0 : 1);
      const waits = sendAt !== undefined && { sendAt, held: key.region };
      return change(key, { reason, attempts, ...waits });
    },
    countSent: (officer, sinceMs) => {
      const sent = [...among(own, recipientOf(officer)).values()].filter(
        ({ state, at }) => state !== 'held' && state !== 'not-needed' && at >= sinceMs,
      );
      const sms = sent.filter(({ channel }) => channel === 'sms').length;
      return Promise.resolve({ sms, email: sent.length - sms });
    },
    listHeld: (region, dueBy, limit, channel) =>
      Promise.resolve(
        [...among(held, region).values()]
          .filter(({ sendAt }) => (sendAt ?? 0) <= dueBy)
          .filter((one) => channel === undefined || one.channel === channel)
          .sort((a, b) => (a.sendAt ?? 0) - (b.sendAt ?? 0))
          .slice(0, limit),
      ),
    listAbout: (officer, alertId, sinceMs) =>
      Promise.resolve(
        [...kept.values()].filter(
          (one) =>
            recipientOf(one) === recipientOf(officer) &&
            one.alertId === alertId &&
            one.at >= sinceMs,
        ),
      ),
    release: (key, { state, reason }) => change(key, { state, reason, held: undefined }),
  };
  return { kept, deliveries };
};
