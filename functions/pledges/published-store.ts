import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { publishedShape, type Published, type PublishedAt } from './published.ts';

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

const partition = { region: { S: 'published' } };
type Item = Record<string, AttributeValue>;

/** Keeps one document for each region, all in one partition beside the counts: a page of all is one query. */
export const publishedStore = (client: DynamoDBClient, TableName: string): PublishedStore => ({
  find: async (region) => {
    const Key = { ...partition, cell: { S: region } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && { document: documentIn(Item), version: Number(Item['version']?.N) };
  },
  replace: async (document, { version, countedAt }) => {
    try {
      await client.send(put(TableName, document, { version, countedAt }));
      return 'replaced';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'another-came';
      throw error;
    }
  },
  read: async (region) => {
    if (region === undefined) return readAll(client, TableName);
    const Key = { ...partition, cell: { S: region } };
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
      ...partition,
      cell: { S: document.region },
      version: { N: String(version + 1) },
      countedAt: { N: String(countedAt) },
      document: { S: JSON.stringify(document) },
    },
    ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
    ...(version > 0 && { ExpressionAttributeValues: { ':version': { N: String(version) } } }),
  });

const documentIn = (item: Item): PublishedAt => ({
  ...z.parse(publishedShape, JSON.parse(item['document']?.S ?? '')),
  countedAt: Number(item['countedAt']?.N),
});

const readAll = async (client: DynamoDBClient, TableName: string): Promise<PublishedAt[]> => {
  const documents: PublishedAt[] = [];
  let from: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#region = :published',
        ExpressionAttributeNames: { '#region': 'region' },
        ExpressionAttributeValues: { ':published': partition.region },
        ExclusiveStartKey: from,
      }),
    );
    documents.push(...(page.Items ?? []).map(documentIn));
    from = page.LastEvaluatedKey;
  } while (from);
  return documents;
};
