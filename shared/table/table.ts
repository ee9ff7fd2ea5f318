import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';

export type Schema = z.core.$ZodType;

/** A second order in which a table's items can be read; items without both attributes are left out. */
export type Index = {
  name: string;
  partitionKey: string;
  /** A number. */
  sortKey: string;
};

/**
 * One table, declared once: the CDK construct, the stores and the tests read it. Keys are strings, except the sort key
 * of an index.
 */
export type Table = {
  /** Name of the table within the suite; each deployment gives its own physical name. */
  name: string;
  says: string;
  partitionKey: string;
  sortKey?: string;
  index?: Index;
  /** Attribute that holds when an item expires, in seconds since the epoch. */
  expiry?: 'expiresAt';
  /** What records of its stream carry; without it, the table has no stream. */
  stream?: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
  /** Schema of each kind of item it holds, as its store parses it. A function, so that a bundle builds none of them. */
  items: () => Readonly<Record<string, Schema>>;
};

/** Declares a table. Mark calls as pure (`@__PURE__`), so that bundles drop tables they do not use. */
export const table = <const T extends Table>(declared: T): T => declared;

/** The attributes that name one item of a table. */
export type Key<T extends Table> = Record<
  T['partitionKey'] | (T extends { sortKey: infer S extends string } ? S : never),
  string
>;

/** A table under the name it has in one deployment. */
export type NamedTable<T extends Table = Table> = { table: T; TableName: string };

/** A table in one deployment, and how it is reached: what the verbs of the kit take. */
export type StoredTable<T extends Table = Table> = NamedTable<T> & {
  client: DynamoDBClient;
  /** 'eventually': reads may miss the writes of the last moment, and cost half. */
  reads?: 'eventually';
};

/** The same table, read at half the cost where the writes of the last moment may be missed. */
export const eventually = <T extends Table>(stored: StoredTable<T>): StoredTable<T> => ({
  ...stored,
  reads: 'eventually',
});
