import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { deliveryShape, itemOf, type Delivery, type DeliveryKey } from './delivery.ts';
import { recipientOf } from '../officers/officer.ts';
import * as z from 'zod/mini';

/** What became of a try to send. */
export type Outcome =
  { state: 'accepted'; messageId: string } | { state: 'failed'; reason: string };

export type DeliveryStore = {
  /** Notes that a message is about to go out; 'done' when it has gone, or when it was tried twice already. */
  claim: (delivery: Delivery) => Promise<'claimed' | 'done'>;
  /** Keeps a message for a later digest, once. */
  hold: (delivery: Delivery & { sendAt: number }) => Promise<void>;
  /** Notes the outcome of a try; a try that failed may be made again. */
  settle: (key: DeliveryKey, outcome: Outcome) => Promise<void>;
  /** How many SMS of their own an officer was sent since a moment. */
  countSms: (officer: { region: string; officerId: string }, sinceMs: number) => Promise<number>;
  /** Messages of a region's officers that wait for a digest due by now, the oldest first, at most `limit`. */
  listHeld: (region: string, dueBy: number, limit: number) => Promise<Delivery[]>;
  /** What an officer was sent about one alert since a moment, oldest first. */
  listAbout: (
    officer: { region: string; officerId: string },
    alertId: string,
    sinceMs: number,
  ) => Promise<Delivery[]>;
  /** Ends the wait of a held message: bundled in a digest, or no longer needed. */
  release: (key: DeliveryKey, as: { state: Delivery['state']; reason: string }) => Promise<void>;
};

const mostTries = 2;

/** Keeps one item a message: who is told of what by which channel, and what became of it. */
export const deliveryStore = (client: DynamoDBClient, TableName: string): DeliveryStore => ({
  claim: async (delivery) => {
    try {
      await client.send(claimCommand(TableName, delivery));
      return 'claimed';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'done';
      throw error;
    }
  },
  hold: async (delivery) => {
    const Item = marshall(itemOf({ ...delivery, held: delivery.region }), marshalling);
    const command = new PutItemCommand({
      TableName,
      Item,
      ConditionExpression: 'attribute_not_exists(recipient)',
    });
    await client.send(command).catch(unlessThere);
  },
  settle: async (key, outcome) => {
    await client.send(settleCommand(TableName, key, outcome));
    if (outcome.state === 'accepted')
      await client.send(pointerCommand(TableName, key, outcome.messageId));
  },
  countSms: async (officer, sinceMs) => {
    const { Items } = await client.send(recentCommand(TableName, officer, sinceMs));
    return Items?.length ?? 0;
  },
  listHeld: async (region, dueBy, limit) => {
    const { Items } = await client.send(heldCommand(TableName, region, { dueBy, limit }));
    return (Items ?? []).map((item) => z.parse(deliveryShape, unmarshall(item)));
  },
  listAbout: async (officer, alertId, sinceMs) => {
    const { Items } = await client.send(aboutCommand(TableName, officer, { alertId, sinceMs }));
    return (Items ?? []).map((item) => z.parse(deliveryShape, unmarshall(item)));
  },
  release: async (key, as) => {
    await client.send(releaseCommand(TableName, key, as));
  },
});

const marshalling = { removeUndefinedValues: true };

const keyOf = (key: DeliveryKey) => {
  const { recipient, item } = itemOf(key);
  return { recipient, item };
};

const claimCommand = (TableName: string, delivery: Delivery) => {
  const { recipient, item, ...rest } = itemOf({ ...delivery, state: 'queued' });
  const fields = Object.entries(rest).filter(
    ([name, value]) => name !== 'attempts' && value !== undefined,
  );
  return new UpdateItemCommand({
    TableName,
    Key: marshall({ recipient, item }),
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
    Key: marshall(keyOf(key)),
    UpdateExpression: accepted
      ? 'SET #state = :state, messageId = :told'
      : 'SET reason = :told, attempts = attempts - :one',
    ExpressionAttributeNames: accepted ? { '#state': 'state' } : undefined,
    ExpressionAttributeValues: marshall(
      accepted
        ? { ':state': 'accepted', ':told': outcome.messageId }
        : { ':told': outcome.reason, ':one': 1 },
    ),
  });
};

const releaseCommand = (
  TableName: string,
  key: DeliveryKey,
  { state, reason }: { state: Delivery['state']; reason: string },
) =>
  new UpdateItemCommand({
    TableName,
    Key: marshall(keyOf(key)),
    UpdateExpression: 'SET #state = :state, reason = :reason REMOVE held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':state': state, ':reason': reason }),
  });

/** Leads from what the messaging service calls a message to the message. */
const pointerCommand = (TableName: string, key: DeliveryKey, messageId: string) =>
  new PutItemCommand({
    TableName,
    Item: marshall({
      recipient: `message#${messageId}`,
      item: '-',
      of: keyOf(key),
      expiresAt: itemOf(key).expiresAt,
    }),
  });

const recentCommand = (
  TableName: string,
  officer: { region: string; officerId: string },
  sinceMs: number,
) =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: 'recipient = :who AND #item >= :since',
    FilterExpression: 'channel = :sms AND #state <> :held',
    ExpressionAttributeNames: { '#item': 'item', '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':who': recipientOf(officer),
      ':since': String(sinceMs).padStart(13, '0'),
      ':sms': 'sms',
      ':held': 'held',
    }),
  });

const aboutCommand = (
  TableName: string,
  officer: { region: string; officerId: string },
  { alertId, sinceMs }: { alertId: string; sinceMs: number },
) =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: 'recipient = :who AND #item >= :since',
    FilterExpression: 'alertId = :alert',
    ExpressionAttributeNames: { '#item': 'item' },
    ExpressionAttributeValues: marshall({
      ':who': recipientOf(officer),
      ':since': String(sinceMs).padStart(13, '0'),
      ':alert': alertId,
    }),
  });

const heldCommand = (
  TableName: string,
  region: string,
  { dueBy, limit }: { dueBy: number; limit: number },
) =>
  new QueryCommand({
    TableName,
    IndexName: 'held',
    KeyConditionExpression: 'held = :region AND sendAt <= :due',
    ExpressionAttributeValues: marshall({ ':region': region, ':due': dueBy }),
    Limit: limit,
  });

const unlessThere = (error: unknown): void => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
};
