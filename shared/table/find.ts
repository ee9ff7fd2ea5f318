import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { keyOf, readItem } from './item.ts';
import type { Key, Schema, StoredTable, Table } from './table.ts';

/** Returns one item, parsed by its schema; undefined when there is none. Throws ZodError when it does not fit. */
export const find = async <T extends Table, S extends Schema>(
  { client, table, TableName, reads }: StoredTable<T>,
  shape: S,
  key: Key<T>,
): Promise<z.output<S> | undefined> => {
  const ConsistentRead = reads !== 'eventually';
  const command = new GetItemCommand({ TableName, Key: keyOf(table, key), ConsistentRead });
  const { Item } = await client.send(command);
  return Item && readItem(shape, Item);
};
