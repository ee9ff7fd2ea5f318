import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod/mini';
import { itemOf, readItem } from './item.ts';
import { unlessMeanwhile, unlessRefused } from './refused.ts';
import type { Key, NamedTable, Schema, StoredTable, Table } from './table.ts';

/** An item to be stored: its key and whatever else. */
export type NewItem<T extends Table> = Key<T> & Record<string, unknown>;

/** Writes an item, whatever was stored under its key. */
export const put = async <T extends Table>(
  { client, TableName }: StoredTable<T>,
  item: NewItem<T>,
): Promise<void> => {
  await client.send(new PutItemCommand({ TableName, Item: itemOf(item) }));
};

/** Writes an item if its key is free. */
export const putOnce = async <T extends Table>(
  stored: StoredTable<T>,
  item: NewItem<T>,
): Promise<'added' | 'already-there'> => {
  const command = new PutItemCommand(ifFree(stored, item));
  return (await unlessRefused(stored.client.send(command))) ? 'added' : 'already-there';
};

/** Writes an item if its key is free, and returns undefined; otherwise returns the one that is there, parsed. */
export const putOrFind = async <T extends Table, S extends Schema>(
  stored: StoredTable<T>,
  shape: S,
  item: NewItem<T>,
): Promise<z.output<S> | undefined> => {
  try {
    await stored.client.send(new PutItemCommand({ ...ifFree(stored, item), ...returningOld }));
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
    return readItem(shape, error.Item);
  }
};

/** Fields of an item as they were read; undefined for one that it did not have. */
export type Seen = Readonly<Record<string, string | number | Uint8Array | undefined>>;

/**
 * Writes an item in place of one that was read, if these fields of it are still the same; 'changed-meanwhile' when they
 * are not, or when a transaction was writing it at that moment.
 */
export const replace = async <T extends Table>(
  { client, TableName }: StoredTable<T>,
  item: NewItem<T>,
  seen: Seen,
): Promise<'replaced' | 'changed-meanwhile'> => {
  const command = new PutItemCommand({ TableName, Item: itemOf(item), ...ifStill(seen) });
  return (await unlessMeanwhile(client.send(command))) ? 'replaced' : 'changed-meanwhile';
};

/** The write of an item, for a transaction. */
export const putWrite = <T extends Table>(
  { TableName }: NamedTable<T>,
  item: NewItem<T>,
): TransactWriteItem => ({ Put: { TableName, Item: itemOf(item) } });

/** The write of an item if its key is free, for a transaction; a refusal carries the item that is there. */
export const putOnceWrite = <T extends Table>(
  named: NamedTable<T>,
  item: NewItem<T>,
): TransactWriteItem => ({ Put: { ...ifFree(named, item), ...returningOld } });

/** The write of an item in place of one that was read, for a transaction. */
export const replaceWrite = <T extends Table>(
  { TableName }: NamedTable<T>,
  item: NewItem<T>,
  seen: Seen,
): TransactWriteItem => ({ Put: { TableName, Item: itemOf(item), ...ifStill(seen) } });

const ifStill = (seen: Seen) => {
  const fields = Object.entries(seen);
  const values = fields.flatMap(([, value], i): [string, Seen[string]][] =>
    value === undefined ? [] : [[`:seen${i}`, value]],
  );
  return {
    ConditionExpression: fields
      .map(([, value], i) =>
        value === undefined ? `attribute_not_exists(#seen${i})` : `#seen${i} = :seen${i}`,
      )
      .join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name], i) => [`#seen${i}`, name])),
    // The service refuses an empty list of values.
    ...(values.length > 0 && {
      ExpressionAttributeValues: marshall(Object.fromEntries(values)),
    }),
  };
};

const returningOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

const ifFree = <T extends Table>({ table, TableName }: NamedTable<T>, item: NewItem<T>) => ({
  TableName,
  Item: itemOf(item),
  ConditionExpression: 'attribute_not_exists(#partition)',
  ExpressionAttributeNames: { '#partition': table.partitionKey },
});
