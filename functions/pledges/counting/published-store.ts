import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { keyOf, type StoredItem } from '../../../shared/table/item.ts';
import { listed, storedBelow } from '../../../shared/table/list-below.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { publishedShape, type Published, type PublishedAt } from './published.ts';
import { participationTable as table } from './tables.ts';

/** A document as it stands, and which of its versions that is. */
export type Standing = { document: PublishedAt; version: number };

export type PublishedStore = {
  /** The document of a region as it stands now. */
  find: (region: string) => Promise<Standing | undefined>;
  /** Puts a document in the place of the version that was found; not if another has come since. */
  replace: (
    document: Published,
    found: { version: number; countedAt: number },
  ) => Promise<'replaced' | 'another-came'>;
  /** The documents of all regions, or of one, as they were a moment ago. */
  read: (region?: string) => Promise<PublishedAt[]>;
};

const region = 'published';

/**
 * Keeps one document for each region, all in one partition beside the counts: a page of all is one query. It reads and
 * writes attributes as they are stored: the tally, which is woken for every batch, carries no more than that.
 */
export const publishedStore = (client: DynamoDBClient, TableName: string): PublishedStore => ({
  find: async (cell) => {
    const Key = keyOf(table, { region, cell });
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && { document: documentIn(Item), version: Number(Item['version']?.N) };
  },
  replace: async (document, { version, countedAt }) => {
    const command = put(TableName, document, { version, countedAt });
    return (await unlessRefused(client.send(command))) ? 'replaced' : 'another-came';
  },
  read: async (cell) => {
    if (cell === undefined) {
      const stored = eventually({ client, table, TableName });
      return (await listed(storedBelow(stored, { in: region }))).map(documentIn);
    }
    const Key = keyOf(table, { region, cell });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item ? [documentIn(Item)] : [];
  },
});

const put = (
  TableName: string,
  document: Published,
  { version, countedAt }: { version: number; countedAt: number },
) =>
  new PutItemCommand({
    TableName,
    Item: {
      ...keyOf(table, { region, cell: document.region }),
      version: { N: String(version + 1) },
      countedAt: { N: String(countedAt) },
      document: { S: JSON.stringify(document) },
    },
    ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
    ...(version > 0 && { ExpressionAttributeValues: { ':version': { N: String(version) } } }),
  });

const documentIn = (item: StoredItem): PublishedAt => ({
  ...z.parse(publishedShape, JSON.parse(item['document']?.S ?? '')),
  countedAt: Number(item['countedAt']?.N),
});
