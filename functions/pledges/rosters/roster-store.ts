import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { put } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessMeanwhile } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { rostersTable as table } from './tables.ts';
import type { RefusedRow } from './read-roster.ts';
import {
  earlierPrefix,
  earlierShape,
  errorItem,
  errorKey,
  headShape,
  heldShape,
  packedShape,
  partPrefix,
  refusedInItem,
  refusedRowsPacked,
  uploadItem,
  uploadKey,
  type Before,
  type Head,
  type Version,
} from './roster-items.ts';
import { changePart } from './roster-parts.ts';
import { unpackRows, type RosterRow } from './roster.ts';
import { uploadShape, type RosterSummary, type Upload } from './upload.ts';

/** A region held for an upload: its turn, the last whole roster there, and the one before that. */
export type Held = { turn: number; version: Version; before: Before | undefined };

/** How one part is changed, at a moment (milliseconds). */
export type PartChange = {
  turn: number;
  /** The last whole roster, whose part is stored beside before it is written over. */
  version: Version;
  at: number;
  rows: (there: RosterRow[]) => RosterRow[];
  /** Leaves a part alone that no later turn than this has written. */
  since?: number;
};

/** What the region has after an upload; `version` and `before` where it made another roster. */
export type Completed = { summary: RosterSummary; version?: Version; before?: Before };

export type RosterStore = {
  /** Takes the region for an upload until a moment (milliseconds), as its next turn; 'busy' while another holds it. */
  hold: (upload: Upload, now: number, until: number) => Promise<Held | 'busy'>;
  /** Releases the region and stores what its roster now is; nothing happens if the upload does not hold it. */
  release: (upload: Upload, completed: Completed) => Promise<void>;
  putUpload: (upload: Upload) => Promise<void>;
  upload: (region: string, rosterId: string) => Promise<Upload | undefined>;
  /** Uploads of a region, the newest first. */
  uploadsOf: (region: string) => Promise<Upload[]>;
  putRefused: (upload: Upload, refused: readonly RefusedRow[]) => Promise<void>;
  /** Rejected rows by their place among the rejected, from 0. */
  refusedRows: (upload: Upload, from: number, most: number) => Promise<RefusedRow[]>;
  /** Writes one part from the rows that are there, once they are stored as earlier ones; 'superseded' when a later turn has written it. */
  changePart: (
    region: string,
    part: number,
    change: PartChange,
  ) => Promise<'written' | 'superseded'>;
  /** Everybody on the roster of a region. */
  everybody: (region: string) => AsyncIterable<RosterRow>;
  /** The parts of an earlier roster that an upload has replaced since. */
  earlier: (region: string, roster: Pick<Version, 'turn' | 'slot'>) => AsyncIterable<EarlierPart>;
  /** Who is expected there, and what can be undone; a moment old. */
  head: (region: string) => Promise<Head>;
};

/** A part as an earlier roster had it. */
export type EarlierPart = { part: number; rows: RosterRow[] };

/** Stores the roster of each region in parts, and how each upload went. */
export const rosterStore = (client: DynamoDBClient, TableName: string): RosterStore => {
  const stored = { client, table, TableName };
  return {
    ...heads(stored),
    ...uploads(stored),
    changePart: changePart(client, TableName),
    everybody: async function* (region) {
      const below = { in: region, start: partPrefix };
      for await (const part of listBelow(stored, packedShape, below)) yield* unpackRows(part);
    },
    earlier: async function* (region, { turn, slot }) {
      const below = { in: region, start: earlierPrefix(slot) };
      for await (const kept of listBelow(stored, earlierShape, below))
        if (kept.of === turn) yield { part: kept.part, rows: unpackRows(kept) };
    },
  };
};

type Stored = StoredTable<typeof table>;
const headKey = (region: string) => ({ region, item: 'head' });

const heads = (stored: Stored): Pick<RosterStore, 'hold' | 'release' | 'head'> => ({
  hold: async ({ region, rosterId }, now, until) => {
    const seen = (await find(stored, headShape, headKey(region))) ?? {};
    const command = new UpdateItemCommand({
      TableName: stored.TableName,
      Key: keyOf(table, headKey(region)),
      UpdateExpression:
        'SET busyWith = :id, busyUntil = :until, version = if_not_exists(version, :version) ADD turn :one',
      ConditionExpression: `(attribute_not_exists(busyWith) OR busyWith = :id OR busyUntil <= :now) AND ${seen.turn === undefined ? 'attribute_not_exists(turn)' : 'turn = :seen'}`,
      ExpressionAttributeValues: marshall(
        {
          ...{ ':id': rosterId, ':until': until, ':now': now, ':one': 1, ':seen': seen.turn },
          // A roster of before there was an undo.
          ':version': { turn: seen.turn ?? 0, slot: 0 },
        },
        { removeUndefinedValues: true },
      ),
      ReturnValues: 'ALL_NEW',
    });
    const held = await unlessMeanwhile(stored.client.send(command));
    if (!held?.Attributes) return 'busy';
    const { turn, version, before } = readItem(heldShape, held.Attributes);
    return { turn, version, before };
  },
  release: async ({ region, rosterId }, { summary, version, before }) => {
    const command = new UpdateItemCommand({
      TableName: stored.TableName,
      Key: keyOf(table, headKey(region)),
      UpdateExpression: `SET summary = :summary${version ? ', version = :version' : ''}${before ? ', #before = :before' : ''} REMOVE busyWith, busyUntil`,
      ConditionExpression: 'busyWith = :id',
      ...(before && { ExpressionAttributeNames: { '#before': 'before' } }),
      ExpressionAttributeValues: marshall(
        { ':id': rosterId, ':summary': summary, ':version': version, ':before': before },
        { removeUndefinedValues: true },
      ),
    });
    await unlessMeanwhile(stored.client.send(command));
  },
  head: async (region) => (await find(eventually(stored), headShape, headKey(region))) ?? {},
});

const uploads = (
  stored: Stored,
): Pick<RosterStore, 'putUpload' | 'upload' | 'uploadsOf' | 'putRefused' | 'refusedRows'> => ({
  putUpload: (upload) => put(stored, uploadItem(upload)),
  upload: (region, rosterId) => find(stored, uploadShape, uploadKey({ region, rosterId })),
  uploadsOf: async (region) => {
    const found = await listReadable(stored, uploadShape, { in: region, start: 'upload#' });
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
