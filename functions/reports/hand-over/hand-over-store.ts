import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import {
  handOversIn,
  type HandOver,
  type HandOverRequested,
  type HandOverEntry,
} from '../identity/hand-over-trail.ts';
import { identityAccessTable } from '../identity/tables.ts';

type Row = (HandOverRequested | HandOverEntry) & { reportKey: string; expiresAt: number };

export type HandOverStore = {
  /** Adds an entry once, with the writes that belong to it, or nothing; an entry that is there is never changed. */
  add: (row: Row, besides?: TransactWriteItem[]) => Promise<'added' | 'already-there'>;
  /** Every hand-over of a report, newest first. */
  list: (reportKey: string) => Promise<HandOver[]>;
};

/** The trail of hand-overs, beside the trail of names: added to, never changed. */
export const handOverStore = (client: DynamoDBClient, TableName: string): HandOverStore => {
  const stored = { client, table: identityAccessTable, TableName };
  return {
    add: async (row, besides = []) => {
      const outcome = await writeTogether(client, [putOnceWrite(stored, row), ...besides]);
      return outcome === 'written' ? 'added' : 'already-there';
    },
    list: async (reportKey) => {
      const rows = listBelow(stored, z.unknown(), { in: reportKey, start: 'handover' });
      return handOversIn(await listed(rows));
    },
  };
};
