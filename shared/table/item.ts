import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Key, Schema, Table } from './table.ts';

/** An item as the service stores it. */
export type StoredItem = Record<string, AttributeValue>;

/** An item as it is stored; fields that are undefined are left out. */
export const itemOf = (item: object): StoredItem => marshall(item, { removeUndefinedValues: true });

/** The key of an item, whatever other fields are given beside it. */
export const keyOf = <T extends Table>({ partitionKey, sortKey }: T, fields: Key<T>): StoredItem =>
  Object.fromEntries(
    Object.entries<string>(fields)
      .filter(([name]) => name === partitionKey || name === sortKey)
      .map(([name, value]) => [name, { S: value }]),
  );

/** Reads a stored item by its schema, which leaves out fields it does not know; throws ZodError when it does not fit. */
export const readItem = <S extends Schema>(shape: S, item: StoredItem): z.output<S> =>
  z.parse(shape, unmarshall(item));
