import {
  paginateQuery,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { keyOf, readItem, type StoredItem } from './item.ts';
import type { Schema, StoredTable, Table } from './table.ts';

/** Which items of a partition are listed. */
export type Below = {
  /** Value of the partition key. */
  in: string;
  /** How the sort key starts; every item of the partition when left out. */
  start?: string | undefined;
  /** By the sort key; ascending unless said. */
  order?: 'descending';
  /** Sort key of the item before the first one listed. */
  after?: string | undefined;
  /** Items returned at most. */
  most?: number;
};

/**
 * Lists the items of a partition by their sort key, each parsed by one schema, reading page after page as needed. Throws
 * for one that does not fit, as what is counted, undone, sealed or erased must be (test/architecture/whole-lists.test.ts
 * has them all, with why); `listReadable` leaves such a one out.
 */
export const listBelow = async function* <S extends Schema>(
  stored: StoredTable,
  shape: S,
  below: Below,
): AsyncGenerator<z.output<S>, void> {
  for await (const item of storedBelow(stored, below)) yield readItem(shape, item);
};

/** Lists the items of a partition as they are stored. */
export const storedBelow = async function* (
  stored: StoredTable,
  below: Below,
): AsyncGenerator<StoredItem, void> {
  let left = below.most ?? Infinity;
  for await (const item of everyItem(stored.client, queryOf(stored, below))) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
};

/** The items a query finds, over all its pages. */
export const everyItem = async function* (
  client: DynamoDBClient,
  query: QueryCommandInput,
): AsyncGenerator<StoredItem, void> {
  for await (const { Items = [] } of paginateQuery({ client }, query)) yield* Items;
};

/** Everything a list holds. */
export const listed = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const queryOf = (
  { table, TableName, reads }: StoredTable,
  { in: partition, start, order, after, most }: Below,
): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: `#partition = :partition${start === undefined ? '' : ' AND begins_with(#sort, :start)'}`,
  ExpressionAttributeNames: {
    '#partition': table.partitionKey,
    ...(start !== undefined && { '#sort': sortKeyOf(table) }),
  },
  ExpressionAttributeValues: {
    ':partition': { S: partition },
    ...(start !== undefined && { ':start': { S: start } }),
  },
  ConsistentRead: reads !== 'eventually',
  ...(order === 'descending' && { ScanIndexForward: false }),
  ...(most !== undefined && { Limit: most }),
  ...(after !== undefined && {
    ExclusiveStartKey: keyOf(table, {
      [table.partitionKey]: partition,
      [sortKeyOf(table)]: after,
    }),
  }),
});

const sortKeyOf = ({ name, sortKey }: Table): string => {
  if (sortKey === undefined) throw new Error(`${name} has no sort key`);
  return sortKey;
};
