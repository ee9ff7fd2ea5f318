import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { alertShape, type Alert } from './alert.ts';

type AlertKey = Pick<Alert, 'region' | 'alertId'>;

export type AlertStore = {
  open: (alert: Alert) => Promise<'opened' | Alert>;
  find: (key: AlertKey) => Promise<Alert | undefined>;
  /** The open alerts of a region, oldest first. */
  listOpen: (region: string) => Promise<Alert[]>;
  /** Moves an open alert to its next step, unless another has moved or taken it meanwhile. */
  climb: (
    from: Alert,
    next: Pick<Alert, 'rung' | 'telling' | 'told' | 'dueAt'>,
  ) => Promise<'climbed' | 'moved-on'>;
  /** Takes an open alert for one officer; the first wins, and whoever asks learns who has it. */
  take: (key: AlertKey, officerId: string, at: number) => Promise<Alert>;
};

const keptSeconds = 400 * 86_400;

/** Keeps alerts; every state change is one conditional write. */
export const alertStore = (client: DynamoDBClient, TableName: string): AlertStore => ({
  open: async (alert) => {
    try {
      await client.send(openCommand(TableName, alert));
      return 'opened';
    } catch (error) {
      return keptIn(error);
    }
  },
  find: async (key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(key) }));
    return Item && alertOf(Item);
  },
  listOpen: (region) => listOpen(client, TableName, region),
  climb: async (from, next) => {
    try {
      await client.send(climbCommand(TableName, from, next));
      return 'climbed';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'moved-on';
      throw error;
    }
  },
  take: async (key, officerId, at) => {
    try {
      const { Attributes } = await client.send(takeCommand(TableName, key, officerId, at));
      return alertOf(Attributes ?? {});
    } catch (error) {
      return keptIn(error);
    }
  },
});

const keyOf = ({ region, alertId }: AlertKey) => ({
  region: { S: region },
  alertId: { S: alertId },
});

const alertOf = (item: Record<string, AttributeValue>): Alert =>
  z.parse(alertShape, unmarshall(item));

/** The item a failed condition found there; every other error is passed on. */
const keptIn = (error: unknown): Alert => {
  if (error instanceof ConditionalCheckFailedException && error.Item) return alertOf(error.Item);
  throw error;
};

const listOpen = async (
  client: DynamoDBClient,
  TableName: string,
  region: string,
): Promise<Alert[]> => {
  const alerts: Alert[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#region = :region',
        FilterExpression: '#state = :open',
        ExpressionAttributeNames: { '#region': 'region', '#state': 'state' },
        ExpressionAttributeValues: { ':region': { S: region }, ':open': { S: 'open' } },
        ExclusiveStartKey: from,
      }),
    );
    alerts.push(...(page.Items ?? []).map(alertOf));
    from = page.LastEvaluatedKey;
  } while (from);
  return alerts;
};

const openCommand = (TableName: string, alert: Alert) =>
  new PutItemCommand({
    TableName,
    Item: {
      ...marshall(alert, { removeUndefinedValues: true }),
      expiresAt: { N: String(Math.floor(alert.openedAt / 1000) + keptSeconds) },
    },
    ConditionExpression: 'attribute_not_exists(alertId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

const climbCommand = (
  TableName: string,
  from: Alert,
  next: Pick<Alert, 'rung' | 'telling' | 'told' | 'dueAt'>,
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(from),
    UpdateExpression:
      'SET rung = :rung, telling = :telling, told = :told, dueAt = :dueAt, step = :next',
    ConditionExpression: '#state = :open AND step = :step',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':rung': next.rung,
      ':telling': next.telling,
      ':told': next.told,
      ':dueAt': next.dueAt,
      ':next': from.step + 1,
      ':step': from.step,
      ':open': 'open',
    }),
  });

const takeCommand = (TableName: string, key: AlertKey, officerId: string, at: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(key),
    UpdateExpression: 'SET #state = :taken, takenBy = :officer, takenAt = :at',
    ConditionExpression: '#state = :open',
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':taken': 'taken',
      ':open': 'open',
      ':officer': officerId,
      ':at': at,
    }),
  });
