import {
  rowOf,
  waitsUnder,
  type Delivery,
  type DeliveryKey,
} from '../../functions/satgas/telling/delivery.ts';
import type { DeliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import type { UnreadStore } from '../../functions/satgas/telling/unread-store.ts';
import { recipientOf } from '../../functions/satgas/officers/officer.ts';

const hourOf = (at: number): number => Math.floor(at / 3_600_000);

type KeptDelivery = Delivery & { held?: string | undefined };

/** Nothing was ever seen. */
export const nothingSeen = { seenAmong: () => Promise.resolve(() => 0) };

/** Keeps deliveries as the table does. */
export const memoryDeliveries = (onPlanned: (row: Delivery) => void = () => undefined) => {
  const kept = new Map<string, KeptDelivery>();
  /** By recipient and hour, the newest last, so that what is asked of the last days does not read the months before. */
  const own = new Map<string, Hour[]>();
  /** By recipient and alert. */
  const about = new Map<string, Map<string, KeptDelivery>>();
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
    const { recipient } = rowOf(delivery);
    const hours = own.get(recipient) ?? [];
    own.set(recipient, hours);
    hourIn(hours, hourOf(delivery.at)).rows.set(id, delivery);
    among(about, `${recipient} ${delivery.alertId}`).set(id, delivery);
    if (delivery.held === undefined) among(held, waitsUnder(delivery)).delete(id);
    else among(held, delivery.held).set(id, delivery);
    return Promise.resolve();
  };
  /** What an officer was sent since a moment. */
  const ownSince = (recipient: string, sinceMs: number): KeptDelivery[] =>
    hoursSince(own.get(recipient) ?? [], hourOf(sinceMs))
      .flatMap(({ rows }) => [...rows.values()])
      .filter(({ at }) => at >= sinceMs);
  /** Drops a row, as the table does when it expires. */
  const forget = (row: Delivery): void => {
    const id = idOf(row);
    kept.delete(id);
    const { recipient } = rowOf(row);
    hourIn(own.get(recipient) ?? [], hourOf(row.at)).rows.delete(id);
    about.get(`${recipient} ${row.alertId}`)?.delete(id);
    among(held, waitsUnder(row)).delete(id);
  };
  const change = (key: DeliveryKey, more: Partial<KeptDelivery>) => {
    const known = kept.get(idOf(key));
    return known ? keep({ ...known, ...more }) : Promise.resolve();
  };
  type Holds = NonNullable<Delivery['holds']>;
  const keysOf = ({ region, officerId, channel }: Delivery, holds: Holds) =>
    holds.map((one) => ({ region, officerId, channel, ...one }));
  const areHeld = (digest: Delivery, holds: Holds) =>
    keysOf(digest, holds).every((key) => kept.get(idOf(key))?.state === 'held');
  const intoDigest = async (digest: Delivery, holds: Holds) => {
    const { item } = rowOf(digest);
    for (const key of keysOf(digest, holds))
      await change(key, { state: 'bundled', reason: 'digest', digest: item, held: undefined });
  };
  const deliveries: DeliveryStore = {
    bundle: async (digest) => {
      if (kept.has(idOf(digest)) || !areHeld(digest, digest.holds ?? [])) return 'meanwhile';
      await keep({ ...digest, held: digest.sendAt === undefined ? undefined : digest.region });
      await intoDigest(digest, digest.holds ?? []);
      onPlanned(digest);
      return 'planned';
    },
    gather: async (digest, more) => {
      const known = kept.get(idOf(digest));
      if (known?.state !== 'held' || !areHeld(digest, more)) return 'meanwhile';
      await change(digest, { holds: [...(known.holds ?? []), ...more] });
      await intoDigest(digest, more);
      return 'planned';
    },
    close: async (digest) => {
      if (kept.get(idOf(digest))?.state === 'held') await change(digest, { state: 'queued' });
    },
    holdOn: async (key, { until: sendAt, why: reason }) => {
      if (kept.get(idOf(key))?.state === 'held') await change(key, { sendAt, reason });
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
        known?.state === seen.state &&
        known.attempts === seen.attempts &&
        known.sendAt === seen.sendAt;
      if (!isSame) return 'meanwhile';
      await change(seen, {
        state: 'queued',
        attempts: seen.attempts + 1,
        sendAt: until,
        held: seen.region,
      });
      return 'begun';
    },
    postpone: async (key, sendAt) => {
      const known = kept.get(idOf(key));
      if (known?.state === 'queued' && known.sendAt === undefined)
        await change(key, { sendAt, held: key.region });
    },
    listSince: (officer, sinceMs) => Promise.resolve(ownSince(recipientOf(officer), sinceMs)),
    settle: (key, outcome) => {
      if (outcome.state === 'accepted') return change(key, { ...outcome, held: undefined });
      const { state, reason, isUnclear } = outcome;
      const attempts = (kept.get(idOf(key))?.attempts ?? 1) - (isUnclear ? 0 : 1);
      if (state === 'failed') return change(key, { state, reason, attempts, held: undefined });
      const { sendAt } = outcome;
      const waits = sendAt !== undefined && { sendAt, held: key.region };
      return change(key, { reason, attempts, ...waits });
    },
    countSent: (officer, sinceMs) => {
      const sent = ownSince(recipientOf(officer), sinceMs).filter(
        ({ state, about }) =>
          state !== 'held' && state !== 'not-needed' && about !== 'announcement',
      );
      const by = (wanted: Delivery['channel']) =>
        sent.filter(({ channel }) => channel === wanted).length;
      return Promise.resolve({ sms: by('sms'), email: by('email'), whatsapp: by('whatsapp') });
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
        [...(about.get(`${recipientOf(officer)} ${alertId}`)?.values() ?? [])].filter(
          ({ at }) => at >= sinceMs,
        ),
      ),
    release: async (key, { state, reason }) => {
      const was = kept.get(idOf(key))?.state;
      if (was !== 'held' && was !== 'queued') return 'ended-before';
      await change(key, { state, reason, held: undefined });
      return 'released';
    },
  };
  return { kept, deliveries, forget, unread: memoryUnread({ kept, keep, idOf }) };
};

/** What was planned within one hour. */
type Hour = { hour: number; rows: Map<string, KeptDelivery> };

/** An hour among those in order, made where it is not there yet; nearly always the last. */
const hourIn = (hours: Hour[], hour: number): Hour => {
  let after = hours.length;
  while (after > 0 && (hours[after - 1]?.hour ?? 0) > hour) after -= 1;
  const found = hours[after - 1];
  if (found?.hour === hour) return found;
  const made: Hour = { hour, rows: new Map() };
  hours.splice(after, 0, made);
  return made;
};

const hoursSince = (hours: Hour[], since: number): Hour[] => {
  let from = hours.length;
  while (from > 0 && (hours[from - 1]?.hour ?? 0) >= since) from -= 1;
  return hours.slice(from);
};

type Memory = {
  kept: Map<string, KeptDelivery>;
  keep: (row: KeptDelivery) => Promise<void>;
  idOf: (key: DeliveryKey) => string;
};

/** Keeps what waits unread at cases as the table does. */
const memoryUnread = ({ kept, keep, idOf }: Memory): UnreadStore => {
  const seen = new Map<string, number>();
  const nameOf = ({ caseKey, kind }: { caseKey: string; kind: string }) => `${caseKey}#${kind}`;
  return {
    wait: async (row) => {
      const known = kept.get(idOf(row));
      if ((known?.unread?.leftAt ?? 0) >= row.unread.leftAt) return 'known';
      const sendAt = known?.state === 'held' ? (known.sendAt ?? row.sendAt) : row.sendAt;
      await keep({ ...row, sendAt, held: waitsUnder(row) });
      return 'waits';
    },
    see: (of, seenAt) =>
      Promise.resolve(void seen.set(nameOf(of), Math.max(seenAt, seen.get(nameOf(of)) ?? 0))),
    seenAmong: () => Promise.resolve((of) => seen.get(nameOf(of)) ?? 0),
  };
};
