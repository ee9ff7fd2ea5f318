import {
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { HostStore } from '../contracts.ts';

// Data folders that exist know it by this name.
const TableName = 'netral-local-host';

/** Opens the host's own durable records, in a table of the same engine that holds the suite's. */
export const openHostStore = async (client: DynamoDBClient): Promise<HostStore> => {
  await createTable(client);
  return {
    put: async (kind, id, value) => {
      const Item = { ...keyOf(kind, id), value: { S: JSON.stringify(value) } };
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    remove: async (kind, id) => {
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(kind, id) }));
    },
    get: async (kind, id) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(kind, id), ConsistentRead: true }),
      );
      return Item && valueOf(Item);
    },
    list: async (kind) => {
      const found: { id: string; value: unknown }[] = [];
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: 'kind = :kind',
            ExpressionAttributeValues: { ':kind': { S: kind } },
            ExclusiveStartKey: from,
          }),
        );
        found.push(
          ...(page.Items ?? []).map((item) => ({ id: item['id']?.S ?? '', value: valueOf(item) })),
        );
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
  };
};

const keyOf = (kind: string, id: string) => ({ kind: { S: kind }, id: { S: id } });

const valueOf = (item: Record<string, AttributeValue>): unknown =>
  JSON.parse(item['value']?.S ?? 'null') as unknown;

const createTable = async (client: DynamoDBClient): Promise<void> => {
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'kind', AttributeType: 'S' },
          { AttributeName: 'id', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'kind', KeyType: 'HASH' },
          { AttributeName: 'id', KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });
};
