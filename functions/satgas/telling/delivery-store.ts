import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import type { StoredItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { put, putOnce, putOnceWrite } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { recipientOf } from '../officers/officer.ts';
import type { Channel } from '../policy.ts';
import {
  beginCommand,
  bundleWrite,
  closeCommand,
  gatherWrite,
  heldQuery,
  holdOnCommand,
  postponeCommand,
  releaseCommand,
  settleCommand,
  type HeldOn,
  type Outcome,
  type Release,
} from './delivery-commands.ts';
import {
  deliveryShape,
  momentOf,
  pointerTo,
  rowOf,
  waitsUnder,
  type Delivery,
  type DeliveryKey,
  type MessageKey,
} from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

type DigestHolds = NonNullable<Delivery['holds']>;
type OfficerKey = { region: string; officerId: string };

export type DeliveryStore = {
  /** Writes down what is decided for a message, once. */
  plan: (delivery: Delivery) => Promise<'planned' | 'already-there'>;
  /** Those of these messages that were planned, in no order. */
  findMany: (keys: DeliveryKey[]) => Promise<Delivery[]>;
  /**
   * Writes a digest and bundles into it what it holds (`mostBundled` at most), or nothing of either where one of them is
   * held no longer.
   */
  bundle: (digest: Delivery) => Promise<'planned' | 'meanwhile'>;
  /** Bundles more into a digest that is still held, all of it or nothing. */
  gather: (digest: Delivery, more: DigestHolds) => Promise<'planned' | 'meanwhile'>;
  /** Lets a digest be sent that was held until all was in it. */
  close: (digest: DeliveryKey) => Promise<void>;
  /** Holds a held message until later; one that is held no longer stays as it is. */
  holdOn: (key: DeliveryKey, on: HeldOn) => Promise<void>;
  findByKey: (key: MessageKey) => Promise<Delivery | undefined>;
  /** Notes that a message is about to go out, upon the row as it was read, and when the sweep looks after it; of several who read it one begins. */
  begin: (seen: Delivery, until: number) => Promise<'begun' | 'meanwhile'>;
  /** Lets the sweep look after a message that waits for nobody's next try. */
  postpone: (key: DeliveryKey, until: number) => Promise<void>;
  /** All messages of an officer since a moment, the oldest first. */
  listSince: (officer: OfficerKey, sinceMs: number) => Promise<Delivery[]>;
  /** Notes the outcome of a try; one that is known to have sent nothing does not count. */
  settle: (key: DeliveryKey, outcome: Outcome) => Promise<void>;
  /** How many messages of their own, announcements apart, an officer was sent since a moment, by channel. */
  countSent: (officer: OfficerKey, sinceMs: number) => Promise<Record<Channel, number>>;
  /** Messages of a region's officers that wait for a digest or a service, due by now, the oldest first, at most `limit`; of one channel where it is named. */
  listHeld: (
    region: string,
    dueBy: number,
    limit: number,
    channel?: Channel,
  ) => Promise<Delivery[]>;
  /** What an officer was sent about one alert since a moment, oldest first. */
  listAbout: (officer: OfficerKey, alertId: string, sinceMs: number) => Promise<Delivery[]>;
  /** Ends the wait of a message that is held, or to be sent: it is no longer needed, or cannot be sent. */
  release: (key: DeliveryKey, as: Release) => Promise<'released' | 'ended-before'>;
};

const neverSent = new Set<Delivery['state']>(['held', 'not-needed']);
const rowKeyOf = (key: DeliveryKey) => {
  const { recipient, item } = rowOf(key);
  return { recipient, item };
};

/** Stores one item a message: who is notified of what by which channel, and what became of it. */
export const deliveryStore = (client: DynamoDBClient, TableName: string): DeliveryStore => {
  const stored = { client, table, TableName };
  return { ...steps(stored), ...lists(stored) };
};

type Deliveries = StoredTable<typeof table>;
type Steps =
  'plan' | 'bundle' | 'gather' | 'close' | 'holdOn' | 'begin' | 'postpone' | 'settle' | 'release';

/** What moves a message on. */
const steps = (stored: Deliveries): Pick<DeliveryStore, Steps> => {
  const { client, TableName } = stored;
  return {
    ...intoDigests(stored),
    begin: async (seen, until) => {
      const begun = await unlessRefused(client.send(beginCommand(TableName, seen, until)));
      return begun ? 'begun' : 'meanwhile';
    },
    postpone: async (key, until) => {
      await unlessRefused(client.send(postponeCommand(TableName, key, until)));
    },
    plan: async (delivery) => {
      const added = await putOnce(stored, plannedRow(delivery));
      return added === 'added' ? 'planned' : added;
    },
    settle: async (key, outcome) => {
      await client.send(settleCommand(TableName, key, outcome));
      if (outcome.state === 'accepted') await putPointer(stored, key, outcome.messageId);
    },
    release: async (key, as) => {
      const released = await unlessRefused(client.send(releaseCommand(TableName, key, as)));
      return released ? 'released' : 'ended-before';
    },
  };
};

/** A row that waits is found by when its time comes. */
const plannedRow = (delivery: Delivery) =>
  rowOf({ ...delivery, ...(delivery.sendAt !== undefined && { held: waitsUnder(delivery) }) });

/** What brings held messages into digests, or holds them on. */
const intoDigests = (
  stored: Deliveries,
): Pick<DeliveryStore, 'bundle' | 'gather' | 'close' | 'holdOn'> => {
  const { client, TableName } = stored;
  return {
    bundle: (digest) =>
      bundled(client, [
        putOnceWrite(stored, plannedRow(digest)),
        ...bundleWrites(TableName, digest, digest.holds ?? []),
      ]),
    gather: (digest, more) =>
      bundled(client, [
        gatherWrite(TableName, digest, more),
        ...bundleWrites(TableName, digest, more),
      ]),
    close: async (digest) => {
      await unlessRefused(client.send(closeCommand(TableName, digest)));
    },
    holdOn: async (key, on) => {
      await unlessRefused(client.send(holdOnCommand(TableName, key, on)));
    },
  };
};

const bundled = async (client: DynamoDBClient, writes: TransactWriteItem[]) =>
  (await writeTogether(client, writes)) === 'written' ? 'planned' : 'meanwhile';

/** What bundles each of these into an officer's digest. */
const bundleWrites = (TableName: string, digest: Delivery, holds: DigestHolds) => {
  const { region, officerId, channel } = digest;
  const { item } = rowOf(digest);
  return holds.map((held) => bundleWrite(TableName, { region, officerId, channel, ...held }, item));
};

/** What is known of messages. */
const lists = (stored: Deliveries): Omit<DeliveryStore, Steps> => ({
  findByKey: (key) => find(stored, deliveryShape, key),
  findMany: (keys) =>
    findMany(stored, deliveryShape, { keys: keys.map(rowKeyOf), unreadable: 'left-out' }),
  listSince: (officer, sinceMs) => listSince(stored, officer, sinceMs),
  countSent: async (officer, sinceMs) => {
    const recent = await listSince(stored, officer, sinceMs);
    const sent = recent.filter((one) => !neverSent.has(one.state) && one.about !== 'announcement');
    const by = (wanted: Channel) => sent.filter(({ channel }) => channel === wanted).length;
    return { sms: by('sms'), email: by('email'), whatsapp: by('whatsapp') };
  },
  listHeld: async (region, dueBy, limit, channel) => {
    const { client, TableName } = stored;
    const found: StoredItem[] = [];
    for await (const item of everyItem(client, heldQuery(TableName, region, { dueBy, channel }))) {
      found.push(item);
      if (found.length >= limit) break;
    }
    return readable(table, deliveryShape, found);
  },
  listAbout: async (officer, alertId, sinceMs) =>
    (await listSince(stored, officer, sinceMs)).filter((one) => one.alertId === alertId),
});

const listSince = (stored: Deliveries, officer: OfficerKey, sinceMs: number): Promise<Delivery[]> =>
  listReadable(eventually(stored), deliveryShape, {
    in: recipientOf(officer),
    after: momentOf(sinceMs),
  });

/** Leads from what the messaging service calls a message to the message. */
const putPointer = (stored: Deliveries, key: DeliveryKey, messageId: string): Promise<void> => {
  const { recipient, item, expiresAt } = rowOf(key);
  return put(stored, { ...pointerTo(messageId), of: { recipient, item }, expiresAt });
};
