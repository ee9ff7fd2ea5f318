import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  paginateQuery,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Case } from './case.ts';
import { duplicateKeys } from './duplicates.ts';

/** Keeps every item of a case until a later end (seconds since the epoch); doing it again changes nothing. */
export const keepCase =
  (client: DynamoDBClient, TableName: string) =>
  async (kept: Pick<Case, 'caseKey' | 'duplicateMarks'>, expiresAt: number): Promise<void> => {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'caseKey = :case',
        FilterExpression: 'expiresAt < :expires',
        ProjectionExpression: 'caseKey, #item',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: marshall({ ':case': kept.caseKey, ':expires': expiresAt }),
        // An entry that was just added must not be passed over.
        ConsistentRead: true,
      },
    );
    const keys: Record<string, AttributeValue>[] = duplicateKeys(kept).map((key) => marshall(key));
    for await (const { Items = [] } of pages) keys.push(...Items);
    for (const Key of keys) await keepItem(client, { TableName, Key, expiresAt });
  };

type Item = { TableName: string; Key: Record<string, AttributeValue>; expiresAt: number };

/** An item that has gone meanwhile stays gone. */
const keepItem = async (
  client: DynamoDBClient,
  { TableName, Key, expiresAt }: Item,
): Promise<void> => {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET expiresAt = :expires',
        ConditionExpression: 'expiresAt < :expires',
        ExpressionAttributeValues: marshall({ ':expires': expiresAt }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
