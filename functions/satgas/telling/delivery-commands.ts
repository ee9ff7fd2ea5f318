import { UpdateItemCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import type { Channel } from '../policy.ts';
import { mostTries, rowOf, type Delivery, type DeliveryKey } from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What became of a try to send: `queued` is tried again, by the sweep where `sendAt` says when. */
export type Outcome =
  | { state: 'accepted'; messageId: string }
  | { state: 'failed'; reason: string }
  | { state: 'queued'; reason: string; isUnclear: boolean; sendAt?: number };

export type Release = { state: Delivery['state']; reason: string };

/** Counts the try. Fields that are there stay as the first try wrote them. */
export const claimCommand = (TableName: string, delivery: Delivery) => {
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
export const beginCommand = (TableName: string, seen: Delivery, until: number) => {
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

export const postponeCommand = (TableName: string, key: DeliveryKey, until: number) =>
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

export const settleCommand = (TableName: string, key: DeliveryKey, outcome: Outcome) => {
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

export const releaseCommand = (TableName: string, key: DeliveryKey, { state, reason }: Release) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET #state = :state, reason = :reason REMOVE held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':state': state, ':reason': reason }),
  });

export const heldQuery = (
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
