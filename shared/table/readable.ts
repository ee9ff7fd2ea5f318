import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { logOf } from '../log.ts';
import { metricCounter } from '../count-metric.ts';
import { surroundings } from '../settings.ts';
import type { StoredItem } from './item.ts';
import { listed, storedBelow, type Below } from './list-below.ts';
import type { Schema, StoredTable, Table } from './table.ts';

/** Counts rows that were left out, under the function's own name. */
export const countUnreadable = (amount: number): void =>
  metricCounter<'RowsUnreadable'>(surroundings().functionName)('RowsUnreadable', amount);

/**
 * The stored items that fit a schema. One that does not is left out, counted, and named by its key in the log: one bad
 * row hides no other.
 */
export const readable = <S extends Schema>(
  { name, partitionKey, sortKey }: Table,
  shape: S,
  items: StoredItem[],
): z.output<S>[] => {
  const bad: StoredItem[] = [];
  const rows = items.flatMap((item) => {
    const parsed = z.safeParse(shape, unmarshall(item));
    if (parsed.success) return [parsed.data];
    bad.push(item);
    return [];
  });
  if (bad.length === 0) return rows;
  countUnreadable(bad.length);
  const keys = bad.map((item) => [item[partitionKey]?.S, sortKey && item[sortKey]?.S]);
  logOf('readable').error('unreadable rows', { table: name, keys });
  return rows;
};

/** Lists the readable items of a partition by their sort key. */
export const listReadable = async <S extends Schema>(
  stored: StoredTable,
  shape: S,
  below: Below,
): Promise<z.output<S>[]> =>
  readable(stored.table, shape, await listed(storedBelow(stored, below)));
