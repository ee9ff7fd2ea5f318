import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  type AttributeValue,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { alertShape, type Alert } from './alert.ts';

export type AlertKey = Pick<Alert, 'region' | 'alertId'>;

export type AlertStore = {
  open: (alert: Alert) => Promise<'opened' | Alert>;
  find: (key: AlertKey) => Promise<Alert | undefined>;
  /** The open alerts of a region, oldest first. */
  listOpen: (region: string) => Promise<Alert[]>;
  /** Every alert of a region whose report came in since a moment (milliseconds), oldest first. */
  listSince: (region: string, sinceMs: number) => Promise<Alert[]>;
  /** Keeps a changed alert if nobody has changed it since; otherwise tells how it stands now. */
  save: (from: Alert, changed: Alert) => Promise<'saved' | Alert>;
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
  listOpen: (region) => listAlerts(client, openQuery(TableName, region)),
  listSince: (region, sinceMs) => listAlerts(client, sinceQuery(TableName, region, sinceMs)),
  save: async (from, changed) => {
    try {
      await client.send(saveCommand(TableName, from, changed));
      return 'saved';
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

const listAlerts = async (client: DynamoDBClient, asked: QueryCommandInput): Promise<Alert[]> => {
  const alerts: Alert[] = [];
  for await (const page of paginateQuery({ client }, asked)) {
    alerts.push(...(page.Items ?? []).map(alertOf));
  }
  return alerts;
};

const openQuery = (TableName: string, region: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#region = :region',
  FilterExpression: '#state = :open',
  ExpressionAttributeNames: { '#region': 'region', '#state': 'state' },
  ExpressionAttributeValues: { ':region': { S: region }, ':open': { S: 'open' } },
});

const sinceQuery = (TableName: string, region: string, sinceMs: number): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#region = :region AND alertId >= :since',
  ExpressionAttributeNames: { '#region': 'region' },
  ExpressionAttributeValues: {
    ':region': { S: region },
    ':since': { S: String(Math.floor(sinceMs / 1000)).padStart(11, '0') },
  },
});

const openCommand = (TableName: string, alert: Alert) =>
  new PutItemCommand({
    TableName,
    Item: itemOf(alert),
    ConditionExpression: 'attribute_not_exists(alertId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

const saveCommand = (TableName: string, from: Alert, changed: Alert) =>
  new PutItemCommand({
    TableName,
    Item: itemOf({ ...changed, version: from.version + 1 }),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': { N: String(from.version) } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

const itemOf = (alert: Alert): Record<string, AttributeValue> => ({
  ...marshall(alert, { removeUndefinedValues: true }),
  expiresAt: { N: String(Math.floor(alert.openedAt / 1000) + keptSeconds) },
});
