import { PutItemCommand, GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { regionOfCeremony } from './ceremony.ts';
import { itemsBelow } from '../table/items-below.ts';
import { putOnce } from '../table/put-once.ts';
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
  /** Notes a sheet once; answers the one that stands there under the same id. */
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
const partKeptSeconds = 2 * 86_400;
/** About 60 bytes each, far below the 400 KB an item may have. */
const refusedInItem = 2000;

/** Keeps sheets in the table of ceremonies: what was sent, the rows on their way, and the refused ones. */
export const sheetStore = (
  client: DynamoDBClient,
  TableName: string,
  now: () => number,
): SheetStore => ({
  ...sheetWriter(client, TableName, now),
  ...sheetReader(client, TableName),
});

const sheetWriter = (
  client: DynamoDBClient,
  TableName: string,
  now: () => number,
): Pick<SheetStore, 'begin' | 'putPart' | 'putRefused'> => ({
  begin: async (sheet) => {
    const Item = marshall({ ...sheet, ...keyOf(sheet) });
    const before = await putOnce(client, { TableName, Item });
    return before ? z.parse(sheetShape, before) : sheet;
  },
  putPart: async (part, number) => {
    const item = `${sheetPartPrefix}${part.ceremonyId}#${part.sheetId}#${padded(number)}`;
    const expiresAt = Math.floor(now() / 1000) + partKeptSeconds;
    const Item = marshall({ ...part, item, expiresAt });
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  putRefused: async ({ ceremonyId, sheetId }, refused) => {
    for (let from = 0; from < refused.length; from += refusedInItem) {
      const item = `refused#${ceremonyId}#${sheetId}#${padded(from)}`;
      const rows = refused.slice(from, from + refusedInItem);
      const Item = marshall({ region: regionOfCeremony(ceremonyId), item, refused: rows });
      await client.send(new PutItemCommand({ TableName, Item }));
    }
  },
});

const sheetReader = (
  client: DynamoDBClient,
  TableName: string,
): Pick<SheetStore, 'sheet' | 'refusedRows' | 'sheetsOf'> => ({
  sheet: async (place) => {
    const Key = marshall(keyOf(place));
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && z.parse(sheetShape, unmarshall(Item));
  },
  refusedRows: async ({ ceremonyId, sheetId }) => {
    const start = `refused#${ceremonyId}#${sheetId}#`;
    const found: RefusedRow[] = [];
    const region = regionOfCeremony(ceremonyId);
    for await (const item of itemsBelow(client, TableName, { region, start }))
      found.push(...z.parse(refusedRowsShape, item).refused);
    return found;
  },
  sheetsOf: async (ceremonyId) => {
    const found: Sheet[] = [];
    const below = { region: regionOfCeremony(ceremonyId), start: `sheet#${ceremonyId}#` };
    for await (const item of itemsBelow(client, TableName, below))
      found.push(z.parse(sheetShape, item));
    return found.sort((a, b) => b.sentAt - a.sentAt);
  },
});

const padded = (n: number): string => String(n).padStart(6, '0');
const keyOf = ({ ceremonyId, sheetId }: Place) => ({
  region: regionOfCeremony(ceremonyId),
  item: `sheet#${ceremonyId}#${sheetId}`,
});
