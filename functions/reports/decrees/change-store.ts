import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { yearWrite } from '../calendar/calendar-store.ts';
import type { DecreeStore } from '../../../shared/decrees/by-two.ts';
import { decreesIn } from '../../../shared/decrees/decree.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnce, putOnceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { askedShape, decidedShape, type RequestedChange, type Decided } from './change.ts';
import { decreesTable as table } from './tables.ts';

export type ChangeStore = DecreeStore<RequestedChange, Decided>;

const entryShape = z.discriminatedUnion('entry', [askedShape, decidedShape]);

/** A year has few changes; of more than this many the oldest are not listed. */
const mostEntries = 100;

type Names = { decrees: string; calendar: string };

/** Stores who asked for which days off and who agreed: added to, never changed. */
export const changeStore = (client: DynamoDBClient, names: Names): ChangeStore => {
  const stored = { client, table, TableName: names.decrees };
  return {
    add: (entry) => putOnce(stored, entry),
    agree: async (decision, { year, days, version }) => {
      const changed = { year, days, version: version + 1, changedAt: decision.at };
      const written = await writeTogether(client, [
        putOnceWrite(stored, decision),
        yearWrite(names.calendar, changed),
      ]);
      if (written === 'written') return 'added';
      return written[0]?.failed ? 'already-there' : 'changed-meanwhile';
    },
    find: async (year, changeId) =>
      decreesIn<RequestedChange, Decided>(
        await listed(listBelow(stored, entryShape, { in: year, start: `${changeId}#` })),
      )[0],
    list: async (year) =>
      decreesIn<RequestedChange, Decided>(
        await listed(
          listBelow(stored, entryShape, { in: year, order: 'descending', most: mostEntries }),
        ),
      ),
  };
};
