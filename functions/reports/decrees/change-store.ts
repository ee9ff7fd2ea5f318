import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { yearWrite } from '../calendar/calendar-store.ts';
import type { ChangedYear } from '../calendar/changed-year.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnce, putOnceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import {
  askedShape,
  decidedShape,
  type RequestedChange,
  type Decided,
  type YearChange,
} from './change.ts';
import { decreesTable as table } from './tables.ts';

export type ChangeStore = {
  /** Adds an entry once; an entry that is there is never changed. */
  add: (entry: RequestedChange | Decided) => Promise<'added' | 'already-there'>;
  /** Adds an agreement and puts its year in force, both or neither; 'changed-meanwhile' where the year has another version. */
  agree: (
    decision: Decided,
    year: ChangedYear,
  ) => Promise<'added' | 'already-there' | 'changed-meanwhile'>;
  find: (year: string, changeId: string) => Promise<YearChange | undefined>;
  /** Changes of a year, the newest first. */
  list: (year: string) => Promise<YearChange[]>;
};

const entryShape = z.discriminatedUnion('entry', [askedShape, decidedShape]);
type Entry = z.infer<typeof entryShape>;

/** A year has few changes; of more than this many the oldest are not listed. */
const mostEntries = 100;

type Names = { decrees: string; calendar: string };

/** Stores who asked for which days off and who agreed: added to, never changed. */
export const changeStore = (client: DynamoDBClient, names: Names): ChangeStore => {
  const stored = { client, table, TableName: names.decrees };
  return {
    add: (entry) => putOnce(stored, entry),
    agree: async (decision, year) => {
      const written = await writeTogether(client, [
        putOnceWrite(stored, decision),
        yearWrite(names.calendar, year),
      ]);
      if (written === 'written') return 'added';
      return written[0]?.failed ? 'already-there' : 'changed-meanwhile';
    },
    find: async (year, changeId) =>
      changesIn(
        await listed(listBelow(stored, entryShape, { in: year, start: `${changeId}#` })),
      )[0],
    list: async (year) =>
      changesIn(
        await listed(
          listBelow(stored, entryShape, { in: year, order: 'descending', most: mostEntries }),
        ),
      ),
  };
};

const changesIn = (entries: readonly Entry[]): YearChange[] => {
  const decided = entries.filter((entry): entry is Decided => entry.entry === 'decided');
  return entries
    .filter((entry): entry is RequestedChange => entry.entry === 'asked')
    .map((asked) => ({
      asked,
      decision: decided.find(({ changeId }) => changeId === asked.changeId),
    }));
};
