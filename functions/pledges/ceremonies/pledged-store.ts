import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { listBelow } from '../../../shared/table/list-below.ts';
import { put } from '../../../shared/table/put.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { ceremoniesTable as table } from './tables.ts';
import { regionOfCeremony } from './ceremony.ts';
import {
  contentName,
  groupsOf,
  linesOf,
  pledgedShape,
  pledgesIn,
  sheetDoneShape,
  takenBackShape,
  type Listed,
  type PledgedGroup,
} from './pledged.ts';

type SheetPlace = { ceremonyId: string; sheetId: string };

export type PledgedStore = {
  /** Adds pledges to the list of a ceremony; the same pledges again, in whatever cut, change nothing. */
  add: (ceremonyId: string, pledges: readonly Listed[]) => Promise<void>;
  /** Takes pledges off the list of a ceremony, by the numbers of their receipts, for good. */
  takeOff: (ceremonyId: string, receiptIds: readonly string[]) => Promise<void>;
  /** Every pledge of a ceremony, once; what was taken back only if it is in a list that was sealed before. */
  list: (ceremonyId: string, sealed?: ReadonlySet<string>) => Promise<Listed[]>;
  /** Notes rows of a sheet that are in the register. */
  addDone: (sheet: SheetPlace, lines: readonly number[]) => Promise<void>;
  /** How many rows of a sheet are in the register. */
  done: (sheet: SheetPlace) => Promise<number>;
};

/**
 * Stores the list of each ceremony as a set that only grows: what one look at the stream saw is an item named by its
 * content, and reading takes each receipt id once. So nothing has to be counted exactly, and nothing is counted twice.
 */
export const pledgedStore = (client: DynamoDBClient, TableName: string): PledgedStore => {
  const stored = { client, table, TableName };
  return {
    add: async (ceremonyId, pledges) => {
      const groups = groupsOf(pledges);
      const named = groups.map(({ ids, ...said }) => [said, Buffer.from(ids).toString('hex')]);
      const item = `pledged#${ceremonyId}#${contentName(named)}`;
      await put(stored, { region: regionOfCeremony(ceremonyId), item, groups });
    },
    list: async (ceremonyId, sealed = new Set<string>()) => {
      const groups: PledgedGroup[] = [];
      const below = { in: regionOfCeremony(ceremonyId), start: `pledged#${ceremonyId}#` };
      for await (const item of listBelow(stored, pledgedShape, below)) groups.push(...item.groups);
      const gone = await takenBackIn(stored, ceremonyId);
      return pledgesIn(groups).filter(
        ({ receiptId }) => !gone.has(receiptId) || sealed.has(receiptId),
      );
    },
    takeOff: async (ceremonyId, receiptIds) => {
      const ids = [...receiptIds].sort();
      const item = `takenback#${ceremonyId}#${contentName(ids)}`;
      await put(stored, { region: regionOfCeremony(ceremonyId), item, ids });
    },
    addDone: async ({ ceremonyId, sheetId }, lines) => {
      const done = { lines: [...lines].sort(ascending) };
      const item = `done#${ceremonyId}#${sheetId}#${contentName(done)}`;
      await put(stored, { region: regionOfCeremony(ceremonyId), item, ...done });
    },
    done: async ({ ceremonyId, sheetId }) => {
      const found = new Set<number>();
      const start = `done#${ceremonyId}#${sheetId}#`;
      const below = { in: regionOfCeremony(ceremonyId), start };
      for await (const part of listBelow(stored, sheetDoneShape, below))
        for (const line of linesOf(part)) found.add(line);
      return found.size;
    },
  };
};

const takenBackIn = async (
  stored: StoredTable<typeof table>,
  ceremonyId: string,
): Promise<Set<string>> => {
  const gone = new Set<string>();
  const below = { in: regionOfCeremony(ceremonyId), start: `takenback#${ceremonyId}#` };
  for await (const { ids } of listBelow(stored, takenBackShape, below))
    for (const id of ids) gone.add(id);
  return gone;
};

const ascending = (a: number, b: number): number => a - b;
