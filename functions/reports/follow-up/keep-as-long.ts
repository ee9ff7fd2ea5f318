import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { StoredItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import type { NamedTable } from '../../../shared/table/table.ts';

type StoredUntil = { reportKey: string; expiresAt: number };

/** Extends the expiry of every item of a report to that of the report; doing it again changes nothing. */
export const keepAsLong =
  (client: DynamoDBClient, tables: NamedTable[]) =>
  async (kept: StoredUntil): Promise<void> => {
    for (const named of tables) await keepItems(client, named, kept);
  };

const keepItems = async (
  client: DynamoDBClient,
  { table: { partitionKey, sortKey = '' }, TableName }: NamedTable,
  { reportKey, expiresAt }: StoredUntil,
): Promise<void> => {
  const ending = everyItem(client, {
    TableName,
    KeyConditionExpression: '#partition = :key',
    FilterExpression: 'expiresAt < :expires',
    ProjectionExpression: '#partition, #sort',
    ExpressionAttributeNames: { '#partition': partitionKey, '#sort': sortKey },
    ExpressionAttributeValues: marshall({ ':key': reportKey, ':expires': expiresAt }),
  });
  for await (const Key of ending)
    await keepItem(client, { TableName, Key, partitionKey, expiresAt });
};

type Item = { TableName: string; Key: StoredItem; partitionKey: string; expiresAt: number };

/** An item that was deleted meanwhile stays deleted. */
const keepItem = (
  client: DynamoDBClient,
  { TableName, Key, partitionKey, expiresAt }: Item,
): Promise<unknown> =>
  unlessRefused(
    client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET expiresAt = :expires',
        ConditionExpression: 'attribute_exists(#partition) AND expiresAt < :expires',
        ExpressionAttributeNames: { '#partition': partitionKey },
        ExpressionAttributeValues: marshall({ ':expires': expiresAt }),
      }),
    ),
  );
