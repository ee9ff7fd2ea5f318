import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf, type StoredItem } from '../../../shared/table/item.ts';
import { everyItem, listed } from '../../../shared/table/list-below.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { casesTable } from './tables.ts';
import type { Case } from './case.ts';
import { duplicateKeys } from './duplicates.ts';

/** Keeps every item of a case until a later end (seconds since the epoch); doing it again changes nothing. */
export const keepCase =
  (client: DynamoDBClient, TableName: string) =>
  async (kept: Pick<Case, 'caseKey' | 'duplicateMarks'>, expiresAt: number): Promise<void> => {
    const ending = everyItem(client, {
      TableName,
      KeyConditionExpression: 'caseKey = :case',
      FilterExpression: 'expiresAt < :expires',
      ProjectionExpression: 'caseKey, #item',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: marshall({ ':case': kept.caseKey, ':expires': expiresAt }),
      // An entry that was just added must not be passed over.
      ConsistentRead: true,
    });
    const rows = duplicateKeys(kept).map((key) => keyOf(casesTable, key));
    const keys = [...rows, ...(await listed(ending))];
    for (const Key of keys) await keepItem(client, { TableName, Key, expiresAt });
  };

type Item = { TableName: string; Key: StoredItem; expiresAt: number };

/** An item that was deleted meanwhile stays deleted. */
const keepItem = (client: DynamoDBClient, { TableName, Key, expiresAt }: Item): Promise<unknown> =>
  unlessRefused(
    client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET expiresAt = :expires',
        ConditionExpression: 'expiresAt < :expires',
        ExpressionAttributeValues: marshall({ ':expires': expiresAt }),
      }),
    ),
  );
