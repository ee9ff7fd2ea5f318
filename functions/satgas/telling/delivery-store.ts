import {
  UpdateItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { keyOf, type StoredItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { put, putOnce } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { recipientOf } from '../officers/officer.ts';
import type { Channel } from '../policy.ts';
import {
  deliveryShape,
  momentOf,
  pointerTo,
  rowOf,
  type Delivery,
  type DeliveryKey,
  type MessageKey,
} from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What became of a try to send: `queued` is tried again, by the sweep where `sendAt` says when. */
export type Outcome =
  | { state: 'accepted'; messageId: string }
  | { state: 'failed'; reason: string }
  | { state: 'queued'; reason: string; isUnclear: boolean; sendAt?: number };

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

type Release = { state: Delivery['state']; reason: string };

const mostTries = 2;
const neverSent = new Set<Delivery['state']>(['held', 'not-needed']);
const rowKeyOf = (key: DeliveryKey) => {
  const { recipient, item } = rowOf(key);
  return { recipient, item };
};

/** Stores one item a message: who is notified of what by which channel, and what became of it. */
export const deliveryStore = (client: DynamoDBClient, TableName: string): DeliveryStore => {
  const stored = { client, table, TableName };
  return {
    claim: async (delivery) => {
      const claimed = await unlessRefused(client.send(claimCommand(TableName, delivery)));
      return claimed ? 'claimed' : 'done';
    },
    findByKey: (key) => find(stored, deliveryShape, key),
    begin: async (seen, until) => {
      const begun = await unlessRefused(client.send(beginCommand(TableName, seen, until)));
      return begun ? 'begun' : 'meanwhile';
    },
    postpone: async (key, until) => {
      await unlessRefused(client.send(postponeCommand(TableName, key, until)));
    },
    listStranded: async (officer, sinceMs) =>
      (await listSince(stored, officer, sinceMs)).filter(
        ({ state, sendAt }) => state === 'queued' && sendAt === undefined,
      ),
    plan: async (delivery) => {
      const waits = delivery.sendAt !== undefined && { held: delivery.region };
      const added = await putOnce(stored, rowOf({ ...delivery, ...waits }));
      return added === 'added' ? 'planned' : added;
    },
    findMany: (keys) =>
      findMany(stored, deliveryShape, { keys: keys.map(rowKeyOf), unreadable: 'left-out' }),
    settle: async (key, outcome) => {
      await client.send(settleCommand(TableName, key, outcome));
      if (outcome.state === 'accepted') await putPointer(stored, key, outcome.messageId);
    },
    countSent: async (officer, sinceMs) => {
      const recent = await listSince(stored, officer, sinceMs);
      const sent = recent.filter(({ state }) => !neverSent.has(state));
      const sms = sent.filter(({ channel }) => channel === 'sms').length;
      return { sms, email: sent.length - sms };
    },
    listHeld: async (region, dueBy, limit, channel) => {
      const found: StoredItem[] = [];
      for await (const item of everyItem(
        client,
        heldQuery(TableName, region, { dueBy, channel }),
      )) {
        found.push(item);
        if (found.length >= limit) break;
      }
      return readable(table, deliveryShape, found);
    },
    listAbout: async (officer, alertId, sinceMs) =>
      (await listSince(stored, officer, sinceMs)).filter((one) => one.alertId === alertId),
    release: async (key, as) => {
      await client.send(releaseCommand(TableName, key, as));
    },
  };
};

type Deliveries = StoredTable<typeof table>;

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

/** Counts the try. Fields that are there stay as the first try wrote them. */
const claimCommand = (TableName: string, delivery: Delivery) => {
  const waits = delivery.sendAt !== undefined && { held: delivery.region };
  const { recipient, item, ...rest } = rowOf({ ...delivery, ...waits, state: 'queued' });
  const fields = Object.entries(rest).filter(
    ([name, value]) => name !== 'attempts' && value !== undefined,
  );
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, { recipient, item }),
    UpdateExpression: `SET attempts = if_not_exists(attempts, :none) + :one, ${fields
      .map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`)
      .join(', ')}`,
    ConditionExpression:
      'attribute_not_exists(recipient) OR (#state = :state AND attempts < :most)',
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall({
      ':none': 0,
      ':one': 1,
      ':most': mostTries,
      ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
    }),
  });
};

/** Counts the try, if nobody has begun another since the row was read. */
const beginCommand = (TableName: string, seen: Delivery, until: number) => {
  const { attempts, sendAt, region } = seen;
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(seen)),
    UpdateExpression: 'SET attempts = :next, held = :region, sendAt = :until',
    ConditionExpression: `#state = :queued AND attempts = :seen AND ${
      sendAt === undefined ? 'attribute_not_exists(sendAt)' : 'sendAt = :at'
    }`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':next': attempts + 1,
      ':seen': attempts,
      ':region': region,
      ':until': until,
      ':queued': 'queued',
      ...(sendAt !== undefined && { ':at': sendAt }),
    }),
  });
};

const postponeCommand = (TableName: string, key: DeliveryKey, until: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET held = :region, sendAt = :until',
    ConditionExpression: '#state = :queued AND attribute_not_exists(sendAt)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':region': key.region,
      ':until': until,
      ':queued': 'queued',
    }),
  });

const settleCommand = (TableName: string, key: DeliveryKey, outcome: Outcome) => {
  const { expression, values } = settling(key, outcome);
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: expression,
    ...(outcome.state !== 'queued' && { ExpressionAttributeNames: { '#state': 'state' } }),
    ExpressionAttributeValues: marshall(values),
  });
};

const settling = ({ region }: DeliveryKey, outcome: Outcome) => {
  if (outcome.state === 'accepted')
    return {
      expression: 'SET #state = :state, messageId = :id REMOVE held',
      values: { ':state': outcome.state, ':id': outcome.messageId },
    };
  const { reason } = outcome;
  if (outcome.state === 'failed')
    return {
      expression: 'SET #state = :state, reason = :reason REMOVE held',
      values: { ':state': outcome.state, ':reason': reason },
    };
  const { isUnclear, sendAt } = outcome;
  return {
    expression: `SET reason = :reason, attempts = attempts - :back${
      sendAt === undefined ? '' : ', held = :region, sendAt = :at'
    }`,
    values: {
      ':reason': reason,
      // A try that may have arrived counts.
      ':back': isUnclear ? 0 : 1,
      ...(sendAt !== undefined && { ':region': region, ':at': sendAt }),
    },
  };
};

const releaseCommand = (TableName: string, key: DeliveryKey, { state, reason }: Release) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET #state = :state, reason = :reason REMOVE held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':state': state, ':reason': reason }),
  });

const heldQuery = (
  TableName: string,
  region: string,
  { dueBy, channel }: { dueBy: number; channel: Channel | undefined },
): QueryCommandInput => ({
  TableName,
  IndexName: table.index.name,
  KeyConditionExpression: '#held = :region AND #sendAt <= :due',
  ...(channel !== undefined && { FilterExpression: 'channel = :channel' }),
  ExpressionAttributeNames: {
    '#held': table.index.partitionKey,
    '#sendAt': table.index.sortKey,
  },
  ExpressionAttributeValues: marshall(
    { ':region': region, ':due': dueBy, ':channel': channel },
    { removeUndefinedValues: true },
  ),
  Limit: 400,
});
