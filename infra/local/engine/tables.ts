import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { HostError, type HostedResource } from '../contracts.ts';
import { isAsDeclared, readTable, type DeclaredTable } from './table-schema.ts';

/**
 * Creates the template's tables that are not there yet; answers the stream of each that has one, by table name.
 * Throws HostError when a table that is there has another schema than the declared one.
 */
export const createTables = async (
  client: DynamoDBClient,
  resources: HostedResource[],
): Promise<Map<string, string>> => {
  const streams = new Map<string, string>();
  // All at once: the engine does one after the other, and does not wait for us in between.
  await Promise.all(
    resources.map(readTable).map(async (declared) => {
      const { LatestStreamArn } = await createTable(client, declared);
      if (LatestStreamArn) streams.set(declared.TableName, LatestStreamArn);
    }),
  );
  return streams;
};

const createTable = async (
  client: DynamoDBClient,
  declared: DeclaredTable,
): Promise<TableDescription> => {
  const there = await describe(client, declared.TableName);
  const table = there ?? (await create(client, declared));
  if (!isAsDeclared(declared, table))
    throw new HostError(
      `The data folder was written by another version: its ${declared.TableName} is not as this one declares it. Nothing was changed.\n` +
        '  Export it with the version that wrote it, then import that into an empty folder (npm run export, npm run import).\n' +
        '  Only if what is stored may be lost: --fresh begins with nothing.',
    );
  await letItemsExpire(client, declared);
  return table;
};

const describe = async (
  client: DynamoDBClient,
  TableName: string,
): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const create = async (
  client: DynamoDBClient,
  declared: DeclaredTable,
): Promise<TableDescription> => {
  const { TableName, AttributeDefinitions, KeySchema, StreamSpecification: stream } = declared;
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes: declared.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: declared.LocalSecondaryIndexes,
      BillingMode: 'PAY_PER_REQUEST',
      ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });
  return (await describe(client, TableName)) ?? {};
};

// Also for a table that is there: a host may have been killed between the two calls.
const letItemsExpire = async (client: DynamoDBClient, declared: DeclaredTable): Promise<void> => {
  const { TableName, TimeToLiveSpecification: ttl } = declared;
  if (!ttl?.Enabled || ttl.AttributeName === undefined) return;
  const current = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (current.TimeToLiveDescription?.AttributeName === ttl.AttributeName) return;
  const TimeToLiveSpecification = { AttributeName: ttl.AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
};
