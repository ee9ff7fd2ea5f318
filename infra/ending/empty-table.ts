import {
  BatchWriteItemCommand,
  paginateScan,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { tablesById } from '../survival/held-state.ts';
import { EndingRefused } from './place.ts';

type Key = Record<string, AttributeValue>;

/** So many one call deletes. */
const atOnce = 25;

/** Deletes every row of a table; returns how many. Throws EndingRefused where rows came meanwhile. */
export const emptyTable = async (
  client: DynamoDBClient,
  { logicalId, name: TableName }: { logicalId: string; name: string },
): Promise<number> => {
  const table = tablesById.get(logicalId);
  if (!table) throw new EndingRefused(`There is no table ${logicalId}`);
  const names = [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey])];
  const asked = {
    ...{ TableName, ConsistentRead: true },
    ProjectionExpression: names.map((_, n) => `#k${String(n)}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#k${String(n)}`, name])),
  };
  let deleted = 0;
  for await (const { Items = [] } of paginateScan({ client }, asked))
    for (let from = 0; from < Items.length; from += atOnce) {
      const keys = Items.slice(from, from + atOnce);
      await deleteKeys(client, TableName, keys);
      deleted += keys.length;
    }
  for await (const { Count = 0 } of paginateScan({ client }, { ...asked, Limit: 1 })) {
    if (Count > 0)
      throw new EndingRefused(`Something wrote into ${logicalId} meanwhile: run it again.`);
    break;
  }
  return deleted;
};

/** What DynamoDB had no room for is asked for again. */
const deleteKeys = async (client: DynamoDBClient, table: string, keys: Key[]): Promise<void> => {
  let left = keys.map((Key) => ({ DeleteRequest: { Key } }));
  while (left.length > 0) {
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
    );
    left = (UnprocessedItems[table] ?? []).flatMap(({ DeleteRequest }) =>
      DeleteRequest?.Key ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [],
    );
  }
};
