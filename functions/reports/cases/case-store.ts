import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { findMany } from '../../../shared/table/find-many.ts';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { casesTable as table } from './tables.ts';
import { caseShape, entryShape, type Case, type Changed, type Entry } from './case.ts';
import { caseUpdate } from './case-update.ts';

/** Writes that must happen with a change or not at all, by name; the name of the first refused one is returned. */
export type Besides = Record<string, TransactWriteItem[]>;

export type CaseStore = {
  find: (caseKey: string) => Promise<Case | undefined>;
  /** The entries of a case, oldest first. */
  history: (caseKey: string) => Promise<Entry[]>;
  /** The entry that made a version. */
  entry: (caseKey: string, item: string) => Promise<Entry | undefined>;
  /** Stores a new case with its first entry, once per key. */
  open: (opened: Changed, besides?: TransactWriteItem[]) => Promise<'opened' | 'already-there'>;
  /** Stores a change upon the version it was made from, with its entry and the writes that belong to it. */
  change: (
    from: Case,
    changed: Changed,
    besides?: Besides,
  ) => Promise<'changed' | 'changed-meanwhile' | { refused: string }>;
  /** Notes, upon its version, by what a deadline was counted that came out the same. */
  noteCountedBy: (kept: Case, mark: string) => Promise<'noted' | 'changed-meanwhile'>;
};

/** Finds those of some cases that are there and readable, in no order. */
export const caseFinder =
  (client: DynamoDBClient, TableName: string) =>
  (caseKeys: string[]): Promise<Case[]> =>
    findMany({ client, table, TableName }, caseShape, {
      keys: caseKeys.map((caseKey) => ({ caseKey, item: 'case' })),
      unreadable: 'left-out',
    });

/** Stores cases; each change and its entry are one transaction. */
export const caseStore = (client: DynamoDBClient, TableName: string): CaseStore => {
  const stored = { client, table, TableName };
  return {
    find: (caseKey) => find(stored, caseShape, { caseKey, item: 'case' }),
    entry: (caseKey, item) => find(stored, entryShape, { caseKey, item }),
    history: (caseKey) => listed(listBelow(stored, entryShape, { in: caseKey, start: 'move#' })),
    open: async (opened, besides = []) => {
      const writes = [putOnceWrite(stored, opened.case), ...besides];
      writes.push(putOnceWrite(stored, opened.entry));
      return (await writeTogether(client, writes)) === 'written' ? 'opened' : 'already-there';
    },
    change: async (from, changed, besides = {}) => {
      const names = Object.entries(besides).flatMap(([name, writes]) => writes.map(() => name));
      const outcome = await writeTogether(client, [
        caseUpdate(TableName, from, changed.case),
        ...Object.values(besides).flat(),
        putOnceWrite(stored, changed.entry),
      ]);
      if (outcome === 'written') return 'changed';
      if (outcome[0]?.failed || outcome.at(-1)?.failed) return 'changed-meanwhile';
      return { refused: names[outcome.findIndex(({ failed }) => failed) - 1] ?? '' };
    },
    noteCountedBy: async (kept, countedBy) => {
      const noted = caseUpdate(TableName, kept, { ...kept, countedBy });
      return (await writeTogether(client, [noted])) === 'written' ? 'noted' : 'changed-meanwhile';
    },
  };
};
