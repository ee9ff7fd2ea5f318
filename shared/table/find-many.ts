import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { keyOf, readItem, type StoredItem } from './item.ts';
import { readable } from './readable.ts';
import type { Key, Schema, StoredTable, Table } from './table.ts';

/** Which items are read, and how much of each. */
export type Many<T extends Table> = {
  keys: readonly Key<T>[];
  /** The only fields the service hands out; all of them when left out. */
  fields?: readonly string[];
  /** How often in a row the service may leave all keys unread, and the first pause, which then doubles. */
  patience?: { attempts: number; pauseMs: number };
  /** Leaves out what does not fit (`readable`) instead of throwing. */
  unreadable?: 'left-out';
};

/** The most keys one request takes. */
const atOnce = 100;

/**
 * Returns the items of these keys that are there, each parsed by one schema, in no order; a key named twice is read
 * once. What the service leaves unread is read again after a pause. Throws when it leaves keys unread too often, and
 * ZodError when an item does not fit, unless those are left out.
 */
export const findMany = async <T extends Table, S extends Schema>(
  stored: StoredTable<T>,
  shape: S,
  { keys, fields, patience = { attempts: 8, pauseMs: 50 }, unreadable }: Many<T>,
): Promise<z.output<S>[]> => {
  const found: z.output<S>[] = [];
  let waiting = distinct(keys.map((key) => keyOf(stored.table, key)));
  for (let stalled = 0; waiting.length > 0;) {
    const { items, unread } = await readOnce(stored, waiting, fields);
    found.push(
      ...(unreadable === 'left-out'
        ? readable(stored.table, shape, items)
        : items.map((item) => readItem(shape, item))),
    );
    stalled = unread.length < waiting.length ? 0 : stalled + 1;
    if (stalled === patience.attempts)
      throw new Error(`${stored.table.name} left ${unread.length} keys unread`);
    waiting = unread;
    if (waiting.length > 0) await wait(patience.pauseMs * 2 ** stalled);
  }
  return found;
};

/** The service refuses a request that names a key twice. */
const distinct = (keys: StoredItem[]): StoredItem[] => [
  ...new Map(keys.map((key) => [JSON.stringify(key), key])).values(),
];

const readOnce = async (
  { client, TableName, reads }: StoredTable,
  keys: StoredItem[],
  fields: readonly string[] | undefined,
): Promise<{ items: StoredItem[]; unread: StoredItem[] }> => {
  const items: StoredItem[] = [];
  const unread: StoredItem[] = [];
  const options = { ConsistentRead: reads !== 'eventually', ...(fields && only(fields)) };
  for (let from = 0; from < keys.length; from += atOnce) {
    const Keys = keys.slice(from, from + atOnce);
    const RequestItems = { [TableName]: { Keys, ...options } };
    const page = await client.send(new BatchGetItemCommand({ RequestItems }));
    items.push(...(page.Responses?.[TableName] ?? []));
    unread.push(...(page.UnprocessedKeys?.[TableName]?.Keys ?? []));
  }
  return { items, unread };
};

const only = (fields: readonly string[]) => ({
  ProjectionExpression: fields.map((_, i) => `#field${i}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(fields.map((name, i) => [`#field${i}`, name])),
});
