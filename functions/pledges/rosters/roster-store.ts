import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put } from '../../../shared/table/put.ts';
import { unlessMeanwhile } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { rostersTable as table } from './tables.ts';
import type { RefusedRow } from './read-roster.ts';
import {
  errorItem,
  errorKey,
  headShape,
  packedShape,
  partPrefix,
  refusedInItem,
  refusedRowsPacked,
  uploadItem,
  uploadKey,
} from './roster-items.ts';
import { changePart, forget } from './roster-parts.ts';
import { unpackRows, type RosterRow } from './roster.ts';
import { uploadShape, type RosterSummary, type Upload } from './upload.ts';

export type RosterStore = {
  /** Takes the region for an upload until a moment (milliseconds), as its next turn; 'busy' while another holds it. */
  hold: (upload: Upload, now: number, until: number) => Promise<{ turn: number } | 'busy'>;
  /** Releases the region and stores what its roster now is; nothing happens if the upload does not hold it. */
  release: (upload: Upload, summary: RosterSummary) => Promise<void>;
  putUpload: (upload: Upload) => Promise<void>;
  upload: (region: string, rosterId: string) => Promise<Upload | undefined>;
  /** Uploads of a region, the newest first. */
  uploadsOf: (region: string) => Promise<Upload[]>;
  putRefused: (upload: Upload, refused: readonly RefusedRow[]) => Promise<void>;
  /** Rejected rows by their place among the rejected, from 0. */
  refusedRows: (upload: Upload, from: number, most: number) => Promise<RefusedRow[]>;
  /** Writes one part from the rows that are there; 'superseded' when a later turn has written it. */
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

/** Stores the roster of each region in parts, and how each upload went. */
export const rosterStore = (client: DynamoDBClient, TableName: string): RosterStore => {
  const stored = { client, table, TableName };
  return {
    ...heads(stored),
    ...uploads(stored),
    changePart: changePart(client, TableName),
    forget: forget(client, TableName),
    everybody: async function* (region) {
      const below = { in: region, start: partPrefix };
      for await (const part of listBelow(stored, packedShape, below)) yield* unpackRows(part);
    },
  };
};

type Stored = StoredTable<typeof table>;
const headKey = (region: string) => ({ region, item: 'head' });

const heads = (stored: Stored): Pick<RosterStore, 'hold' | 'release' | 'summary'> => ({
  hold: async ({ region, rosterId }, now, until) => {
    const command = new UpdateItemCommand({
      TableName: stored.TableName,
      Key: keyOf(table, headKey(region)),
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
    const held = await unlessMeanwhile(stored.client.send(command));
    return held ? { turn: Number(held.Attributes?.['turn']?.N) } : 'busy';
  },
  release: async ({ region, rosterId }, summary) => {
    const command = new UpdateItemCommand({
      TableName: stored.TableName,
      Key: keyOf(table, headKey(region)),
      UpdateExpression: 'SET summary = :summary REMOVE busyWith, busyUntil',
      ConditionExpression: 'busyWith = :id',
      ExpressionAttributeValues: marshall({ ':id': rosterId, ':summary': summary }),
    });
    await unlessMeanwhile(stored.client.send(command));
  },
  summary: async (region) => (await find(eventually(stored), headShape, headKey(region)))?.summary,
});

const uploads = (
  stored: Stored,
): Pick<RosterStore, 'putUpload' | 'upload' | 'uploadsOf' | 'putRefused' | 'refusedRows'> => ({
  putUpload: (upload) => put(stored, uploadItem(upload)),
  upload: (region, rosterId) => find(stored, uploadShape, uploadKey({ region, rosterId })),
  uploadsOf: async (region) => {
    const found = await listed(listBelow(stored, uploadShape, { in: region, start: 'upload#' }));
    return found.sort((a, b) => b.startedAt - a.startedAt);
  },
  putRefused: async (upload, refused) => {
    for (let from = 0; from < refused.length; from += refusedInItem)
      await put(stored, errorItem(upload, from, refused.slice(from, from + refusedInItem)));
  },
  refusedRows: async (upload, from, most) => {
    const start = from - (from % refusedInItem);
    const rows: RefusedRow[] = [];
    for (let at = start; at < from + most; at += refusedInItem) {
      const key = errorKey(upload, at);
      const found = await find(eventually(stored), refusedRowsPacked, key);
      if (!found) break;
      rows.push(...found.refused);
    }
    return rows.slice(from - start, from - start + most);
  },
});
