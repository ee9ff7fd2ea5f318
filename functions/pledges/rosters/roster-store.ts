import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { RefusedRow } from './read-roster.ts';
import {
  errorItem,
  packedShape,
  partPrefix,
  refusedInItem,
  refusedRowsPacked,
  uploadItem,
} from './roster-items.ts';
import { changePart, forget } from './roster-parts.ts';
import { unpackRows, type RosterRow } from './roster.ts';
import { unlessRefused } from './unless-refused.ts';
import { rosterSummary, uploadShape, type RosterSummary, type Upload } from './upload.ts';

export type RosterStore = {
  /** Takes the region for an upload until a moment (milliseconds), as its next turn; 'busy' while another holds it. */
  hold: (upload: Upload, now: number, until: number) => Promise<{ turn: number } | 'busy'>;
  /** Gives the region back and says what its roster now is; nothing happens where the upload does not hold it. */
  release: (upload: Upload, summary: RosterSummary) => Promise<void>;
  putUpload: (upload: Upload) => Promise<void>;
  upload: (region: string, rosterId: string) => Promise<Upload | undefined>;
  /** Uploads of a region, the newest first. */
  uploadsOf: (region: string) => Promise<Upload[]>;
  putRefused: (upload: Upload, refused: readonly RefusedRow[]) => Promise<void>;
  /** Refused rows by their place among the refused, from 0. */
  refusedRows: (upload: Upload, from: number, most: number) => Promise<RefusedRow[]>;
  /** Writes one part from the rows that stand there; 'superseded' when a later turn has written it. */
  changePart: (
    region: string,
    part: number,
    change: { turn: number; rows: (there: RosterRow[]) => RosterRow[] },
  ) => Promise<'written' | 'superseded'>;
  /** Takes one person off, for good unless a later file names them again; whether they were on it. */
  forget: (region: string, personKey: string) => Promise<boolean>;
  /** Everybody on the roster of a region. */
  everybody: (region: string) => AsyncIterable<RosterRow>;
  summary: (region: string) => Promise<RosterSummary | undefined>;
};

/** Keeps the roster of each region in parts, and how each upload went. */
export const rosterStore = (client: DynamoDBClient, TableName: string): RosterStore => ({
  ...heads(client, TableName),
  ...uploads(client, TableName),
  changePart: changePart(client, TableName),
  forget: forget(client, TableName),
  everybody: async function* (region) {
    for await (const item of itemsOf(client, TableName, region, partPrefix))
      yield* unpackRows(z.parse(packedShape, unmarshall(item)));
  },
});

const headKey = (region: string) => marshall({ region, item: 'head' });

const heads = (
  client: DynamoDBClient,
  TableName: string,
): Pick<RosterStore, 'hold' | 'release' | 'summary'> => ({
  hold: async ({ region, rosterId }, now, until) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: headKey(region),
      UpdateExpression: 'SET busyWith = :id, busyUntil = :until ADD turn :one',
      ConditionExpression: 'attribute_not_exists(busyWith) OR busyWith = :id OR busyUntil <= :now',
      ExpressionAttributeValues: marshall({
        ':id': rosterId,
        ':until': until,
        ':now': now,
        ':one': 1,
      }),
      ReturnValues: 'UPDATED_NEW',
    });
    const held = await unlessRefused(client.send(command));
    return held ? { turn: Number(held.Attributes?.['turn']?.N) } : 'busy';
  },
  release: async ({ region, rosterId }, summary) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: headKey(region),
      UpdateExpression: 'SET summary = :summary REMOVE busyWith, busyUntil',
      ConditionExpression: 'busyWith = :id',
      ExpressionAttributeValues: marshall({ ':id': rosterId, ':summary': summary }),
    });
    await unlessRefused(client.send(command));
  },
  summary: async (region) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: headKey(region) }));
    const { summary } = Item ? unmarshall(Item) : {};
    return summary === undefined ? undefined : z.parse(rosterSummary, summary);
  },
});

const uploads = (
  client: DynamoDBClient,
  TableName: string,
): Pick<RosterStore, 'putUpload' | 'upload' | 'uploadsOf' | 'putRefused' | 'refusedRows'> => ({
  putUpload: async (upload) => {
    await client.send(new PutItemCommand({ TableName, Item: uploadItem(upload) }));
  },
  upload: async (region, rosterId) => {
    const Key = marshall({ region, item: `upload#${rosterId}` });
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && z.parse(uploadShape, unmarshall(Item));
  },
  uploadsOf: async (region) => {
    const found: Upload[] = [];
    for await (const item of itemsOf(client, TableName, region, 'upload#'))
      found.push(z.parse(uploadShape, unmarshall(item)));
    return found.sort((a, b) => b.startedAt - a.startedAt);
  },
  putRefused: async (upload, refused) => {
    for (let from = 0; from < refused.length; from += refusedInItem) {
      const Item = errorItem(upload, from, refused.slice(from, from + refusedInItem));
      await client.send(new PutItemCommand({ TableName, Item }));
    }
  },
  refusedRows: async ({ region, rosterId }, from, most) => {
    const start = from - (from % refusedInItem);
    const rows: RefusedRow[] = [];
    for (let at = start; at < from + most; at += refusedInItem) {
      const Key = marshall({ region, item: `refused#${rosterId}#${String(at).padStart(6, '0')}` });
      const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
      if (!Item) break;
      rows.push(...z.parse(refusedRowsPacked, unmarshall(Item)).refused);
    }
    return rows.slice(from - start, from - start + most);
  },
});

const itemsOf = async function* (
  client: DynamoDBClient,
  TableName: string,
  region: string,
  prefix: string,
): AsyncIterable<Record<string, AttributeValue>> {
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#region = :region AND begins_with(#item, :prefix)',
        ExpressionAttributeNames: { '#region': 'region', '#item': 'item' },
        ExpressionAttributeValues: marshall({ ':region': region, ':prefix': prefix }),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
};
