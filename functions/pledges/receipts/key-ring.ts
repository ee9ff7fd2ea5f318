import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { ringKeyShape, type RingKey } from './ring-key.ts';

export type KeyRing = {
  /** Every key that ever signed and was not withdrawn, the newest first. */
  list: () => Promise<RingKey[]>;
  add: (key: RingKey) => Promise<'added' | 'already-there'>;
};

const ring = 'receipts';

/** Keeps the public keys of receipts, all of them for good: what an old key signed stays verifiable. */
export const keyRing = (client: DynamoDBClient, TableName: string): KeyRing => ({
  list: async () => {
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'ring = :ring',
      ExpressionAttributeValues: { ':ring': { S: ring } },
    });
    const { Items = [] } = await client.send(query);
    return Items.map((item) => z.parse(ringKeyShape, unmarshall(item)))
      .filter(({ withdrawn }) => withdrawn !== true)
      .sort((one, other) => other.publishedAt - one.publishedAt);
  },
  add: async ({ keyId, x, publishedAt }) => {
    const put = new PutItemCommand({
      TableName,
      Item: {
        ring: { S: ring },
        keyId: { S: keyId },
        x: { S: x },
        publishedAt: { N: String(publishedAt) },
      },
      ConditionExpression: 'attribute_not_exists(keyId)',
    });
    try {
      await client.send(put);
      return 'added';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'already-there';
      throw error;
    }
  },
});
