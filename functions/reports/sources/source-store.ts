import {
  ConditionalCheckFailedException,
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
  /** Keeps a source where none stands, or upon the one that was changed last at `before`. */
  put: (source: Source, before?: number) => Promise<'kept' | 'changed-meanwhile'>;
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
  put: async (source, before) => {
    try {
      await client.send(putUpon(TableName, source, before));
      return 'kept';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'changed-meanwhile';
      throw error;
    }
  },
  list: async () => {
    const { Items } = await client.send(new ScanCommand({ TableName, Limit: 200 }));
    return (Items ?? []).map((item) => z.parse(sourceShape, unmarshall(item)));
  },
});

const putUpon = (TableName: string, source: Source, before: number | undefined) =>
  new PutItemCommand({
    TableName,
    Item: marshall(source, { removeUndefinedValues: true }),
    ...(before === undefined
      ? {
          ConditionExpression: 'attribute_not_exists(#source)',
          ExpressionAttributeNames: { '#source': 'source' },
        }
      : {
          ConditionExpression: 'changedAt = :before',
          ExpressionAttributeValues: marshall({ ':before': before }),
        }),
  });
