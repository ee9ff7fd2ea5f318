import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  paginateScan,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { HostClock, HostLog, HostedResource, Running } from '../contracts.ts';
import type { Engine } from './dynoxide.ts';
import { readTable, type DeclaredTable } from './table-schema.ts';

type Needs = {
  engine: Engine;
  client: DynamoDBClient;
  /** The template's tables. */
  tables: HostedResource[];
  clock: HostClock;
  log: HostLog;
};

/** Lets expired items go every minute, and at once when the clock is pushed; DynamoDB's TTL does so within days. */
export const startExpiry = (needs: Needs): Running => {
  const { clock, log } = needs;
  const expire = async (): Promise<void> => {
    try {
      const deleted = await sweep(needs);
      if (deleted > 0) log('ttl', `${deleted} expired items deleted`);
    } catch (error) {
      log('ttl', 'sweep failed', { error: String(error) });
    }
  };
  clock.onForward(expire);
  const timer = setInterval(() => void expire(), 60_000);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
};

/** The engine's own sweep knows the machine's clock only; what has expired by a pushed one is deleted here. */
const sweep = async ({ engine, client, tables, clock }: Needs): Promise<number> => {
  if (clock.offsetMs() === 0) return engine.sweepExpired();
  const nowSeconds = Math.floor(clock.now() / 1000);
  const counts = await Promise.all(
    tables.map(readTable).map((table) => expireItems(client, table, nowSeconds)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

const expireItems = async (
  client: DynamoDBClient,
  { TableName, KeySchema, TimeToLiveSpecification: ttl }: DeclaredTable,
  nowSeconds: number,
): Promise<number> => {
  if (!ttl?.Enabled || ttl.AttributeName === undefined) return 0;
  const condition = {
    ExpressionAttributeNames: { '#expires': ttl.AttributeName },
    ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
  };
  const expired = paginateScan(
    { client },
    { TableName, FilterExpression: '#expires < :now', ...condition },
  );
  let deleted = 0;
  for await (const { Items = [] } of expired) {
    for (const item of Items) {
      // An item that was given longer since it was read stays, as with DynamoDB.
      const ConditionExpression = '#expires < :now';
      const Key = keyOf(KeySchema, item);
      const command = new DeleteItemCommand({ TableName, Key, ConditionExpression, ...condition });
      deleted += await client.send(command).then(() => 1, unlessKept);
    }
  }
  return deleted;
};

const keyOf = (schema: DeclaredTable['KeySchema'], item: Record<string, AttributeValue>) =>
  Object.fromEntries(
    Object.entries(item).filter(([name]) => schema.some((key) => key.AttributeName === name)),
  );

const unlessKept = (error: unknown): number => {
  if (error instanceof ConditionalCheckFailedException) return 0;
  throw error;
};
