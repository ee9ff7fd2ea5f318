import {
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { sourceShape, type Source } from './source.ts';

export type SourceStore = {
  find: (source: string) => Promise<Source | undefined>;
  put: (source: Source) => Promise<void>;
  list: () => Promise<Source[]>;
};

/** Keeps the webhook sources; their secrets leave this table only to verify a signature. */
export const sourceStore = (client: DynamoDBClient, TableName: string): SourceStore => ({
  find: async (source) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: { source: { S: source } } }),
    );
    return Item && z.parse(sourceShape, unmarshall(Item));
  },
  put: async (source) => {
    await client.send(
      new PutItemCommand({
        TableName,
        Item: marshall(source, { removeUndefinedValues: true }),
      }),
    );
  },
  list: async () => {
    const { Items } = await client.send(new ScanCommand({ TableName, Limit: 200 }));
    return (Items ?? []).map((item) => z.parse(sourceShape, unmarshall(item)));
  },
});
