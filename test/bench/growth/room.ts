import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { StoredItem } from '../../../shared/table/item.ts';
import type { Range } from './copies.ts';
import type { Grows } from './judge.ts';

/** Something that is done at each size. */
export type Thing = {
  name: string;
  grows: Grows;
  /** How often it is done, so that its processor time says something. */
  runs: number;
  work: () => Promise<unknown>;
};

/** What is stored of one kind, and what is done with it. */
export type Room = {
  /** Stores what is missing from one size to another. */
  grow: (range: Range) => Promise<void>;
  things: readonly Thing[];
};

/** A row as a store has written it. */
export const rowOf = async (
  client: DynamoDBClient,
  TableName: string,
  key: Record<string, string>,
): Promise<StoredItem> => {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall(key) }));
  if (!Item) throw new Error(`${TableName} has no row ${JSON.stringify(key)}`);
  return Item;
};

/** Throws where something measured did not do what it is measured for. */
export const expecting = async (what: string, work: () => Promise<boolean>): Promise<void> => {
  if (!(await work())) throw new Error(`${what} did not find what is stored`);
};
