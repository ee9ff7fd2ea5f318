import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
  type StreamViewType,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';

const attribute = z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) });
const key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const tableShape = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(attribute),
  KeySchema: z.array(key),
  GlobalSecondaryIndexes: z.optional(
    z.array(
      z.object({ IndexName: z.string(), KeySchema: z.array(key), Projection: z.looseObject({}) }),
    ),
  ),
  StreamSpecification: z.optional(z.object({ StreamViewType: z.string() })),
  TimeToLiveSpecification: z.optional(
    z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
  ),
});
type Declared = z.infer<typeof tableShape>;

/** Creates the template's tables that are not there yet; answers the stream of each that has one, by table name. */
export const createTables = async (
  client: DynamoDBClient,
  resources: HostedResource[],
): Promise<Map<string, string>> => {
  const streams = new Map<string, string>();
  for (const { logicalId, properties } of resources) {
    const declared = z.safeParse(tableShape, properties);
    if (!declared.success) throw new HostError(`${logicalId}: not a table the local host can make`);
    const table =
      (await describe(client, declared.data.TableName)) ?? (await create(client, declared.data));
    refuseOther(declared.data, table);
    if (table.LatestStreamArn) streams.set(declared.data.TableName, table.LatestStreamArn);
  }
  return streams;
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

const create = async (client: DynamoDBClient, declared: Declared): Promise<TableDescription> => {
  const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = declared;
  const view = declared.StreamSpecification?.StreamViewType as StreamViewType | undefined;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: AttributeDefinitions,
      KeySchema: KeySchema,
      ...(GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: GlobalSecondaryIndexes,
      }),
      ...(view && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    }),
  );
  const ttl = declared.TimeToLiveSpecification;
  if (ttl?.Enabled) {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: true },
      }),
    );
  }
  return TableDescription ?? {};
};

const refuseOther = (declared: Declared, table: TableDescription): void => {
  const shape = (
    keys: { AttributeName?: string | undefined; KeyType?: string | undefined }[] = [],
  ) => keys.map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`).join();
  const view = declared.StreamSpecification?.StreamViewType;
  if (
    shape(declared.KeySchema) !== shape(table.KeySchema) ||
    view !== table.StreamSpecification?.StreamViewType
  ) {
    throw new HostError(
      `The data folder holds another ${declared.TableName} than the template declares; start with --fresh to empty it`,
    );
  }
};
