import {
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { attemptShape, erasureShape, type Erasure } from './erasure.ts';
import { unlessCancelled } from './unless-cancelled.ts';
import { findPerson, type KeptIn } from './what-is-kept.ts';

export type Person = { region: string; personKey: string; forgetOnRoster: boolean };

/** What of a person is kept, as the trace tells it, and the writes that take it away as it stands. */
export type Found = {
  told: Pick<Erasure, 'pledge' | 'roster' | 'sheetRows'>;
  writes: TransactWriteItem[];
};

/** What is written with an erasure: its trace, the attempt it answers, and its place in an admin's day. */
export type Told = { erasure: Erasure; attempt: string; day: number; slot: number };

export type ErasureStore = {
  /** The erasure that an attempt of the last day made. */
  answered: (attempt: string) => Promise<Erasure | undefined>;
  /** How many erasures somebody did on a day. */
  doneOn: (by: string, day: number) => Promise<number>;
  find: (person: Person) => Promise<Found>;
  /** Takes away what was found and leaves the trace, both or neither; 'changed-meanwhile' when it is no longer so. */
  erase: (found: Found, told: Told) => Promise<'erased' | 'changed-meanwhile'>;
  /** Traces of a region, the newest first, those before an id if one is given. */
  list: (region: string, most: number, before?: string) => Promise<Erasure[]>;
};

export type ErasureTables = KeptIn & { erasures: string };

/** Keeps the traces, and erases in the same transaction: nothing goes without a trace, no trace tells what did not go. */
export const erasureStore = (client: DynamoDBClient, tables: ErasureTables): ErasureStore => ({
  answered: async (attempt) => {
    const Key = marshall({ region: attemptsIn, item: attempt });
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tables.erasures, Key, ConsistentRead: true }),
    );
    return Item && z.parse(attemptShape, unmarshall(Item)).erasure;
  },
  doneOn: async (by, day) => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName: tables.erasures,
        KeyConditionExpression: '#region = :by AND begins_with(#item, :day)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: marshall({ ':by': `by#${by}`, ':day': `${day}#` }),
        ConsistentRead: true,
        Select: 'COUNT',
      }),
    );
    return Count;
  },
  find: findPerson(client, tables),
  erase: async ({ writes }, told) => {
    const TransactItems = [...writes, ...traceOf(tables.erasures, told)];
    return (await unlessCancelled(() =>
      client.send(new TransactWriteItemsCommand({ TransactItems })),
    ))
      ? 'erased'
      : 'changed-meanwhile';
  },
  list: listErasures(client, tables.erasures),
});

const names = { '#region': 'region', '#item': 'item' };
const attemptsIn = 'attempts';

/** An attempt can be repeated for a day; a day's count is of no use after it. */
const rememberedSeconds = 86_400;

/** The trace, the attempt, and the next free place in the admin's day: two at once cannot take the same one. */
const traceOf = (TableName: string, { erasure, attempt, day, slot }: Told): TransactWriteItem[] => {
  const expiresAt = Math.floor(erasure.erasedAt / 1000) + rememberedSeconds;
  const { erasureId, by } = erasure;
  return [
    { item: `${tracePrefix}${erasureId}`, ...erasure },
    { region: attemptsIn, item: attempt, erasure, expiresAt },
    { region: `by#${by}`, item: `${day}#${String(slot).padStart(3, '0')}`, expiresAt },
  ].map((item) => ({
    Put: {
      TableName,
      Item: marshall(item),
      ConditionExpression: 'attribute_not_exists(#item)',
      ExpressionAttributeNames: { '#item': 'item' },
    },
  }));
};

const tracePrefix = 'erasure#';

const listErasures =
  (client: DynamoDBClient, TableName: string): ErasureStore['list'] =>
  async (region, most, before) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#region = :region AND begins_with(#item, :trace)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: marshall({ ':region': region, ':trace': tracePrefix }),
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: most,
        ...(before !== undefined && {
          ExclusiveStartKey: marshall({ region, item: `${tracePrefix}${before}` }),
        }),
      }),
    );
    return Items.map((item) => z.parse(erasureShape, unmarshall(item)));
  };
