import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put, putOrFind } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { ceremoniesTable as table } from './tables.ts';
import { regionOfCeremony } from './ceremony.ts';
import {
  refusedRowsShape,
  sheetPartPrefix,
  sheetShape,
  type RefusedRow,
  type Sheet,
  type SheetPart,
} from './sheet.ts';

type Place = Pick<Sheet, 'ceremonyId' | 'sheetId'>;

export type SheetStore = {
  /** Stores a sheet if its id is free; otherwise returns the one that is there. */
  begin: (sheet: Sheet) => Promise<Sheet>;
  /** Sends some rows on their way; the same rows again take the same place. */
  putPart: (part: SheetPart, number: number) => Promise<void>;
  putRefused: (sheet: Place, refused: readonly RefusedRow[]) => Promise<void>;
  sheet: (place: Place) => Promise<Sheet | undefined>;
  refusedRows: (place: Place) => Promise<RefusedRow[]>;
  /** The sheets of a ceremony, the newest first. */
  sheetsOf: (ceremonyId: string) => Promise<Sheet[]>;
};

/** Rows are on their way for a day at most (as long as a stream remembers); then they are swept away. */
export const partTtlSeconds = 2 * 86_400;
/** About 60 bytes each, far below the 400 KB an item may have. */
const refusedInItem = 2000;

/** Stores sheets in the table of ceremonies: what was sent, the rows on their way, and the rejected ones. */
export const sheetStore = (
  client: DynamoDBClient,
  TableName: string,
  now: () => number,
): SheetStore => {
  const stored = { client, table, TableName };
  return { ...sheetWriter(stored, now), ...sheetReader(stored) };
};

type Stored = StoredTable<typeof table>;

const sheetWriter = (
  stored: Stored,
  now: () => number,
): Pick<SheetStore, 'begin' | 'putPart' | 'putRefused'> => ({
  begin: async (sheet) =>
    (await putOrFind(stored, sheetShape, { ...sheet, ...keyOf(sheet) })) ?? sheet,
  putPart: async (part, number) => {
    const item = `${sheetPartPrefix}${part.ceremonyId}#${part.sheetId}#${padded(number)}`;
    const expiresAt = Math.floor(now() / 1000) + partTtlSeconds;
    await put(stored, { ...part, item, expiresAt });
  },
  putRefused: async ({ ceremonyId, sheetId }, refused) => {
    for (let from = 0; from < refused.length; from += refusedInItem) {
      const item = `refused#${ceremonyId}#${sheetId}#${padded(from)}`;
      const rows = refused.slice(from, from + refusedInItem);
      await put(stored, { region: regionOfCeremony(ceremonyId), item, refused: rows });
    }
  },
});

const sheetReader = (stored: Stored): Pick<SheetStore, 'sheet' | 'refusedRows' | 'sheetsOf'> => ({
  sheet: (place) => find(stored, sheetShape, keyOf(place)),
  refusedRows: async ({ ceremonyId, sheetId }) => {
    const start = `refused#${ceremonyId}#${sheetId}#`;
    const below = { in: regionOfCeremony(ceremonyId), start };
    const parts = await listed(listBelow(stored, refusedRowsShape, below));
    return parts.flatMap(({ refused }) => refused);
  },
  sheetsOf: async (ceremonyId) => {
    const below = { in: regionOfCeremony(ceremonyId), start: `sheet#${ceremonyId}#` };
    const found = await listReadable(stored, sheetShape, below);
    return found.sort((a, b) => b.sentAt - a.sentAt);
  },
});

const padded = (n: number): string => String(n).padStart(6, '0');
const keyOf = ({ ceremonyId, sheetId }: Place) => ({
  region: regionOfCeremony(ceremonyId),
  item: `sheet#${ceremonyId}#${sheetId}`,
});
