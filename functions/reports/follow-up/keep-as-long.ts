import {
  ConditionalCheckFailedException,
  paginateQuery,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** A table with items of reports: its name and its two keys. */
type Table = { name: string; partition: string; sort: string };
type Kept = { reportKey: string; expiresAt: number };

/** Keeps every item of a report as long as the report, once it is kept longer; doing it again changes nothing. */
export const keepAsLong =
  (client: DynamoDBClient, tables: Table[]) =>
  async (kept: Kept): Promise<void> => {
    for (const table of tables) await keepItems(client, table, kept);
  };

const keepItems = async (
  client: DynamoDBClient,
  { name: TableName, partition, sort }: Table,
  { reportKey, expiresAt }: Kept,
): Promise<void> => {
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: '#partition = :key',
      FilterExpression: 'expiresAt < :expires',
      ProjectionExpression: '#partition, #sort',
      ExpressionAttributeNames: { '#partition': partition, '#sort': sort },
      ExpressionAttributeValues: marshall({ ':key': reportKey, ':expires': expiresAt }),
    },
  );
  for await (const { Items = [] } of pages) {
    for (const Key of Items) await keepItem(client, { TableName, Key, partition, expiresAt });
  }
};

type Item = {
  TableName: string;
  Key: Record<string, AttributeValue>;
  partition: string;
  expiresAt: number;
};

/** An item that has gone meanwhile stays gone. */
const keepItem = async (client: DynamoDBClient, item: Item): Promise<void> => {
  const { TableName, Key, partition, expiresAt } = item;
  try {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET expiresAt = :expires',
        ConditionExpression: 'attribute_exists(#partition) AND expiresAt < :expires',
        ExpressionAttributeNames: { '#partition': partition },
        ExpressionAttributeValues: marshall({ ':expires': expiresAt }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
