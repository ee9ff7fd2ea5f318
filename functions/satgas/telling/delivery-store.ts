import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import type { StoredItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { put, putOnce } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { recipientOf } from '../officers/officer.ts';
import type { Channel } from '../policy.ts';
import {
  beginCommand,
  claimCommand,
  heldQuery,
  postponeCommand,
  releaseCommand,
  settleCommand,
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

type OfficerKey = { region: string; officerId: string };

export type DeliveryStore = {
  /** Writes down what is decided for a message, once; one that is to be sent now is claimed by its first attempt. */
  plan: (delivery: Delivery) => Promise<'planned' | 'already-there'>;
  /** Those of these messages that were planned, in no order. */
  findMany: (keys: DeliveryKey[]) => Promise<Delivery[]>;
  /** Notes that a message is about to go out; 'done' when it has gone, or when it was tried twice already. */
  claim: (delivery: Delivery) => Promise<'claimed' | 'done'>;
  findByKey: (key: MessageKey) => Promise<Delivery | undefined>;
  /** Notes that a message is about to go out, upon the row as it was read, and when the sweep looks after it; of several who read it one begins. */
  begin: (seen: Delivery, until: number) => Promise<'begun' | 'meanwhile'>;
  /** Lets the sweep look after a message that waits for nobody's next try. */
  postpone: (key: DeliveryKey, until: number) => Promise<void>;
  /** An officer's messages since a moment that are to be sent and wait for nothing that anybody will look at. */
  listStranded: (officer: OfficerKey, sinceMs: number) => Promise<Delivery[]>;
  /** Notes the outcome of a try; one that is known to have sent nothing does not count. */
  settle: (key: DeliveryKey, outcome: Outcome) => Promise<void>;
  /** How many messages of their own an officer was sent since a moment, by channel. */
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
  /** Ends the wait of a held message: bundled in a digest, or no longer needed. */
  release: (key: DeliveryKey, as: Release) => Promise<void>;
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
type Steps = 'plan' | 'claim' | 'begin' | 'postpone' | 'settle' | 'release';

/** What moves a message on. */
const steps = (stored: Deliveries): Pick<DeliveryStore, Steps> => {
  const { client, TableName } = stored;
  return {
    claim: async (delivery) => {
      const claimed = await unlessRefused(client.send(claimCommand(TableName, delivery)));
      return claimed ? 'claimed' : 'done';
    },
    begin: async (seen, until) => {
      const begun = await unlessRefused(client.send(beginCommand(TableName, seen, until)));
      return begun ? 'begun' : 'meanwhile';
    },
    postpone: async (key, until) => {
      await unlessRefused(client.send(postponeCommand(TableName, key, until)));
    },
    plan: async (delivery) => {
      const waits = delivery.sendAt !== undefined && { held: waitsUnder(delivery) };
      const added = await putOnce(stored, rowOf({ ...delivery, ...waits }));
      return added === 'added' ? 'planned' : added;
    },
    settle: async (key, outcome) => {
      await client.send(settleCommand(TableName, key, outcome));
      if (outcome.state === 'accepted') await putPointer(stored, key, outcome.messageId);
    },
    release: async (key, as) => {
      await client.send(releaseCommand(TableName, key, as));
    },
  };
};

/** What is known of messages. */
const lists = (stored: Deliveries): Omit<DeliveryStore, Steps> => ({
  findByKey: (key) => find(stored, deliveryShape, key),
  findMany: (keys) =>
    findMany(stored, deliveryShape, { keys: keys.map(rowKeyOf), unreadable: 'left-out' }),
  listStranded: async (officer, sinceMs) =>
    (await listSince(stored, officer, sinceMs)).filter(
      ({ state, sendAt }) => state === 'queued' && sendAt === undefined,
    ),
  countSent: async (officer, sinceMs) => {
    const recent = await listSince(stored, officer, sinceMs);
    const sent = recent.filter(({ state }) => !neverSent.has(state));
    const sms = sent.filter(({ channel }) => channel === 'sms').length;
    return { sms, email: sent.length - sms };
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
