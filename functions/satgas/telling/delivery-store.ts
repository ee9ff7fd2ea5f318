import { QueryCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put, putOnce } from '../../../shared/table/put.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { recipientOf } from '../officers/officer.ts';
import {
  deliveryShape,
  momentOf,
  pointerTo,
  rowOf,
  type Delivery,
  type DeliveryKey,
} from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What became of a try to send. */
export type Outcome =
  { state: 'accepted'; messageId: string } | { state: 'failed'; reason: string };

type OfficerKey = { region: string; officerId: string };

export type DeliveryStore = {
  /** Notes that a message is about to go out; 'done' when it has gone, or when it was tried twice already. */
  claim: (delivery: Delivery) => Promise<'claimed' | 'done'>;
  /** Stores a message for a later digest, once. */
  hold: (delivery: Delivery & { sendAt: number }) => Promise<void>;
  /** Notes the outcome of a try; a try that failed may be made again. */
  settle: (key: DeliveryKey, outcome: Outcome) => Promise<void>;
  /** How many SMS of their own an officer was sent since a moment. */
  countSms: (officer: OfficerKey, sinceMs: number) => Promise<number>;
  /** Messages of a region's officers that wait for a digest due by now, the oldest first, at most `limit`. */
  listHeld: (region: string, dueBy: number, limit: number) => Promise<Delivery[]>;
  /** What an officer was sent about one alert since a moment, oldest first. */
  listAbout: (officer: OfficerKey, alertId: string, sinceMs: number) => Promise<Delivery[]>;
  /** Ends the wait of a held message: bundled in a digest, or no longer needed. */
  release: (key: DeliveryKey, as: Release) => Promise<void>;
};

type Release = { state: Delivery['state']; reason: string };

const mostTries = 2;

/** Stores one item a message: who is notified of what by which channel, and what became of it. */
export const deliveryStore = (client: DynamoDBClient, TableName: string): DeliveryStore => {
  const stored = { client, table, TableName };
  return {
    claim: async (delivery) => {
      const claimed = await unlessRefused(client.send(claimCommand(TableName, delivery)));
      return claimed ? 'claimed' : 'done';
    },
    hold: async (delivery) => {
      await putOnce(stored, rowOf({ ...delivery, held: delivery.region }));
    },
    settle: async (key, outcome) => {
      await client.send(settleCommand(TableName, key, outcome));
      if (outcome.state === 'accepted') await putPointer(stored, key, outcome.messageId);
    },
    countSms: async (officer, sinceMs) => {
      const recent = await listSince(stored, officer, sinceMs);
      return recent.filter(({ channel, state }) => channel === 'sms' && state !== 'held').length;
    },
    listHeld: async (region, dueBy, limit) => {
      const { Items = [] } = await client.send(heldCommand(TableName, region, { dueBy, limit }));
      return Items.map((item) => readItem(deliveryShape, item));
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
  listed(
    listBelow(eventually(stored), deliveryShape, {
      in: recipientOf(officer),
      after: momentOf(sinceMs),
    }),
  );

/** Leads from what the messaging service calls a message to the message. */
const putPointer = (stored: Deliveries, key: DeliveryKey, messageId: string): Promise<void> => {
  const { recipient, item, expiresAt } = rowOf(key);
  return put(stored, { ...pointerTo(messageId), of: { recipient, item }, expiresAt });
};

/** Counts the try. Fields that are there stay as the first try wrote them. */
const claimCommand = (TableName: string, delivery: Delivery) => {
  const { recipient, item, ...rest } = rowOf({ ...delivery, state: 'queued' });
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

// A try that is known to have failed does not count: it may be made as often as the stream repeats it.
const settleCommand = (TableName: string, key: DeliveryKey, outcome: Outcome) => {
  const accepted = outcome.state === 'accepted';
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: accepted
      ? 'SET #state = :state, messageId = :outcome'
      : 'SET reason = :outcome, attempts = attempts - :one',
    ExpressionAttributeNames: accepted ? { '#state': 'state' } : undefined,
    ExpressionAttributeValues: marshall(
      accepted
        ? { ':state': 'accepted', ':outcome': outcome.messageId }
        : { ':outcome': outcome.reason, ':one': 1 },
    ),
  });
};

const releaseCommand = (TableName: string, key: DeliveryKey, { state, reason }: Release) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET #state = :state, reason = :reason REMOVE held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':state': state, ':reason': reason }),
  });

const heldCommand = (
  TableName: string,
  region: string,
  { dueBy, limit }: { dueBy: number; limit: number },
) =>
  new QueryCommand({
    TableName,
    IndexName: table.index.name,
    KeyConditionExpression: '#held = :region AND #sendAt <= :due',
    ExpressionAttributeNames: {
      '#held': table.index.partitionKey,
      '#sendAt': table.index.sortKey,
    },
    ExpressionAttributeValues: marshall({ ':region': region, ':due': dueBy }),
    Limit: limit,
  });
