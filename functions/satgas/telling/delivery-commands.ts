import {
  UpdateItemCommand,
  type QueryCommandInput,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import type { Channel } from '../policy.ts';
import { rowOf, type Delivery, type DeliveryKey } from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What became of a try to send: `queued` is tried again, by the sweep where `sendAt` says when. */
export type Outcome =
  | { state: 'accepted'; messageId: string }
  | { state: 'failed'; reason: string; isUnclear: boolean }
  | { state: 'queued'; reason: string; isUnclear: boolean; sendAt?: number };

export type Release = { state: Delivery['state']; reason: string };
export type HeldOn = { until: number; why: string };

/** Counts the try, if nobody has begun another since the row was read; what was held is held no longer. */
export const beginCommand = (TableName: string, seen: Delivery, until: number) => {
  const { attempts, sendAt, region, state } = seen;
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(seen)),
    UpdateExpression: 'SET #state = :queued, attempts = :next, held = :region, sendAt = :until',
    ConditionExpression: `#state = :state AND #state IN (:queued, :held) AND attempts = :seen AND ${
      sendAt === undefined ? 'attribute_not_exists(sendAt)' : 'sendAt = :at'
    }`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':next': attempts + 1,
      ':seen': attempts,
      ':region': region,
      ':until': until,
      ':queued': 'queued',
      ...{ ':state': state, ':held': 'held' },
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
  const { reason, isUnclear } = outcome;
  // A try that may have arrived counts.
  const counted = { ':reason': reason, ':back': isUnclear ? 0 : 1 };
  const counting = 'SET reason = :reason, attempts = attempts - :back';
  if (outcome.state === 'failed')
    return {
      expression: `${counting}, #state = :state REMOVE held`,
      values: { ...counted, ':state': outcome.state },
    };
  const { sendAt } = outcome;
  return {
    expression: `${counting}${sendAt === undefined ? '' : ', held = :region, sendAt = :at'}`,
    values: {
      ...counted,
      ...(sendAt !== undefined && { ':region': region, ':at': sendAt }),
    },
  };
};

/** Ends what waits or is to be sent; what has ended otherwise stays as it is. */
export const releaseCommand = (TableName: string, key: DeliveryKey, { state, reason }: Release) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    // What waits unread at a case may wait again, in the same row, for a later digest.
    UpdateExpression: `SET #state = :state, reason = :reason REMOVE held${key.unread ? ', sendAt' : ''}`,
    ConditionExpression: '#state IN (:held, :queued)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ...{ ':state': state, ':reason': reason, ':held': 'held', ':queued': 'queued' },
    }),
  });

/** Holds what is held until later, and says why. */
export const holdOnCommand = (TableName: string, key: DeliveryKey, { until, why }: HeldOn) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET sendAt = :until, reason = :why',
    ConditionExpression: '#state = :held AND sendAt < :until',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':until': until, ':why': why, ':held': 'held' }),
  });

/** What bundles a held message into a digest, for a transaction. */
export const bundleWrite = (
  TableName: string,
  key: DeliveryKey,
  digest: string,
): TransactWriteItem => ({
  Update: {
    TableName,
    Key: keyOf(table, rowOf(key)),
    UpdateExpression: 'SET #state = :bundled, reason = :reason, digest = :digest REMOVE held',
    ConditionExpression: '#state = :held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ...{ ':bundled': 'bundled', ':reason': 'digest', ':digest': digest, ':held': 'held' },
    }),
  },
});

/** What adds messages to a digest that is held until all of them are in it, for a transaction. */
export const gatherWrite = (
  TableName: string,
  digest: DeliveryKey,
  more: NonNullable<Delivery['holds']>,
): TransactWriteItem => ({
  Update: {
    TableName,
    Key: keyOf(table, rowOf(digest)),
    UpdateExpression: 'SET holds = list_append(holds, :more)',
    ConditionExpression: '#state = :held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':more': more, ':held': 'held' }),
  },
});

/** Lets a digest be sent that was held until all was in it. */
export const closeCommand = (TableName: string, digest: DeliveryKey) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, rowOf(digest)),
    UpdateExpression: 'SET #state = :queued',
    ConditionExpression: '#state = :held',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({ ':held': 'held', ':queued': 'queued' }),
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
