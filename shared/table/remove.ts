import { DeleteItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { keyOf } from './item.ts';
import type { Key, NamedTable, StoredTable, Table } from './table.ts';

/** Deletes an item; nothing happens when there is none. */
export const remove = async <T extends Table>(
  { client, table, TableName }: StoredTable<T>,
  key: Key<T>,
): Promise<void> => {
  await client.send(new DeleteItemCommand({ TableName, Key: keyOf(table, key) }));
};

/** The deletion of an item, for a transaction. */
export const removeWrite = <T extends Table>(
  { table, TableName }: NamedTable<T>,
  key: Key<T>,
): TransactWriteItem => ({ Delete: { TableName, Key: keyOf(table, key) } });
