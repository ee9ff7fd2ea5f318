import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putWrite, replace } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import type { FilesPage } from './file-request-store.ts';
import {
  handOverItem,
  handOverQueue,
  handOverRowShape,
  type HandOverRow,
} from './hand-over-row.ts';
import { holdersShape, type Holders } from './held.ts';
import { queuePage } from './queue-page.ts';
import { casesTable as table } from './tables.ts';

type New = Omit<HandOverRow, 'item' | 'queue'>;

/** The writes by which something of a hand-over waits, in place of what waited of its kind before, or waits no more. */
export type HandOverWrites = Record<'waits' | 'settled', (row: New) => TransactWriteItem>;

export const handOverWrites = (TableName: string): HandOverWrites => {
  const named = { table, TableName };
  return {
    waits: (row) =>
      putWrite(named, {
        ...{ ...row, item: handOverItem(row.waits), queue: handOverQueue(row.region) },
      }),
    settled: (row) => putWrite(named, { ...row, item: handOverItem(row.waits), queue: undefined }),
  };
};

export type HandOverRows = {
  /** What waits in a region, the earliest end first, and whether that was the last of it. */
  waiting: (page: FilesPage) => Promise<{ rows: HandOverRow[]; isEnd: boolean }>;
  /** What waited, and what waits, of one case. */
  list: (caseKey: string) => Promise<HandOverRow[]>;
  /** It waits no more; what came of its kind meanwhile waits on. */
  settle: (row: HandOverRow) => Promise<void>;
  /** Who has the alerts of a case. */
  holdersOf: (caseKey: string) => Promise<Holders | undefined>;
};

/** Finds, beside cases, what of hand-overs waits. */
export const handOverRows = (client: DynamoDBClient, TableName: string): HandOverRows => {
  const stored = { client, table, TableName };
  return {
    waiting: async ({ region, after, ...page }) => {
      const queue = handOverQueue(region);
      const { items, isEnd } = await queuePage(client, TableName, { queue, after, ...page });
      return { rows: readable(table, handOverRowShape, items), isEnd };
    },
    list: (caseKey) => listReadable(stored, handOverRowShape, { in: caseKey, start: 'hand-over#' }),
    settle: async (row) => {
      const { at, requestId } = row;
      await replace(stored, { ...row, queue: undefined }, { at, requestId });
    },
    holdersOf: (caseKey) => find(stored, holdersShape, { caseKey, item: 'holders' }),
  };
};
