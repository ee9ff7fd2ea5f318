import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startOfDay } from '../../../shared/calendar/dates.ts';
import { find } from '../../../shared/table/find.ts';
import { put } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { reconciledShape, spendShape, type ReconciledDay } from './line-state.ts';
import { deliveriesTable as table } from './tables.ts';

export type ReconciledStore = {
  /** What the budget counted on a day, in millionths of a US dollar. */
  countedOn: (day: string) => Promise<number>;
  put: (row: ReconciledDay) => Promise<void>;
  /** The rows of all days after this one, the oldest first. */
  listSince: (day: string) => Promise<ReconciledDay[]>;
};

const recipient = 'reconciled';
const keptSeconds = 400 * 86_400;

/** Stores one row a day: what its SMS were reckoned to cost, and what they cost. */
export const reconciledStore = (client: DynamoDBClient, TableName: string): ReconciledStore => {
  const stored = { client, table, TableName };
  return {
    countedOn: async (day) =>
      (await find(eventually(stored), spendShape, { recipient: 'budget', item: day }))?.spent ?? 0,
    put: (row) =>
      put(stored, {
        ...{ ...row, recipient, item: row.day },
        expiresAt: Math.floor(startOfDay(row.day, 'Asia/Jakarta') / 1000) + keptSeconds,
      }),
    listSince: (day) =>
      listReadable(eventually(stored), reconciledShape, { in: recipient, after: day }),
  };
};
