import {
  GetItemCommand,
  TransactWriteItemsCommand,
  paginateQuery,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { transact } from '../follow-up/cancelled.ts';
import { caseShape, entryShape, type Case, type Changed, type Entry } from './case.ts';
import { caseUpdate } from './case-update.ts';

/** Writes that must happen with a change or not at all, by name; the name of the first that is refused is told. */
export type Besides = Record<string, TransactWriteItem[]>;

export type CaseStore = {
  find: (caseKey: string) => Promise<Case | undefined>;
  /** The entries of a case, oldest first. */
  history: (caseKey: string) => Promise<Entry[]>;
  /** The entry that made a version. */
  entry: (caseKey: string, item: string) => Promise<Entry | undefined>;
  /** Keeps a new case with its first entry, once per key. */
  open: (opened: Changed, besides?: TransactWriteItem[]) => Promise<'opened' | 'already-there'>;
  /** Keeps a change upon the version it was made from, with its entry and what goes with it. */
  change: (
    from: Case,
    changed: Changed,
    besides?: Besides,
  ) => Promise<'changed' | 'changed-meanwhile' | { refused: string }>;
  /** Notes, upon its version, by what a deadline was counted that came out the same. */
  noteCountedBy: (kept: Case, mark: string) => Promise<'noted' | 'changed-meanwhile'>;
};

/** Keeps cases; each change and the entry that tells of it are one transaction. */
export const caseStore = (client: DynamoDBClient, TableName: string): CaseStore => ({
  find: async (caseKey) => {
    const found = await itemOf(client, TableName, { caseKey, item: 'case' });
    return found === undefined ? undefined : z.parse(caseShape, found);
  },
  entry: async (caseKey, item) => {
    const found = await itemOf(client, TableName, { caseKey, item });
    return found === undefined ? undefined : z.parse(entryShape, found);
  },
  history: (caseKey) => historyOf(client, TableName, caseKey),
  open: async (opened, besides = []) => {
    const TransactItems = [putOnce(TableName, opened.case), ...besides];
    TransactItems.push(putOnce(TableName, opened.entry));
    const refused = await transact(() =>
      client.send(new TransactWriteItemsCommand({ TransactItems })),
    );
    return refused ? 'already-there' : 'opened';
  },
  change: async (from, changed, besides = {}) => {
    const names = Object.entries(besides).flatMap(([name, writes]) => writes.map(() => name));
    const TransactItems = [
      caseUpdate(TableName, from, changed.case),
      ...Object.values(besides).flat(),
      putOnce(TableName, changed.entry),
    ];
    const refused = await transact(() =>
      client.send(new TransactWriteItemsCommand({ TransactItems })),
    );
    if (!refused) return 'changed';
    if (refused[0]?.failed || refused.at(-1)?.failed) return 'changed-meanwhile';
    return { refused: names[refused.findIndex(({ failed }) => failed) - 1] ?? '' };
  },
  noteCountedBy: async (kept, countedBy) => {
    const { Update } = caseUpdate(TableName, kept, { ...kept, countedBy });
    const refused = await transact(() =>
      client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }] })),
    );
    return refused ? 'changed-meanwhile' : 'noted';
  },
});

const itemOf = async (
  client: DynamoDBClient,
  TableName: string,
  key: { caseKey: string; item: string },
): Promise<unknown> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead: true }),
  );
  return Item && unmarshall(Item);
};

const historyOf = async (
  client: DynamoDBClient,
  TableName: string,
  caseKey: string,
): Promise<Entry[]> => {
  const entries: Entry[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: 'caseKey = :case AND begins_with(#item, :move)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: marshall({ ':case': caseKey, ':move': 'move#' }),
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages)
    entries.push(...Items.map((item) => z.parse(entryShape, unmarshall(item))));
  return entries;
};

const putOnce = (TableName: string, item: Case | Entry): TransactWriteItem => ({
  Put: {
    TableName,
    Item: marshall(item, { removeUndefinedValues: true }),
    ConditionExpression: 'attribute_not_exists(caseKey)',
  },
});
