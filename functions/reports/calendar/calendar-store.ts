import {
  paginateScan,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { withChangedYears, type DayOff } from '../law/holidays.ts';
import { find } from '../../../shared/table/find.ts';
import { putOnceWrite, replaceWrite } from '../../../shared/table/put.ts';
import { readable } from '../../../shared/table/readable.ts';
import { calendarTable as table } from './tables.ts';
import { changedYearShape, type ChangedYear } from './changed-year.ts';

export type CalendarStore = {
  find: (year: string) => Promise<ChangedYear | undefined>;
  /** A year that cannot be read counts as it was shipped: without it no case at all would open. */
  list: () => Promise<ChangedYear[]>;
};

/** Stores the years whose days off an admin has changed; the others are those that are shipped. */
export const calendarStore = (client: DynamoDBClient, TableName: string): CalendarStore => {
  const stored = { client, table, TableName };
  return {
    find: (year) => find(stored, changedYearShape, { year }),
    list: async () => {
      const years: ChangedYear[] = [];
      for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
        years.push(...readable(table, changedYearShape, page.Items ?? []));
      return years;
    },
  };
};

/** The write of a year upon the version before it, for a transaction. */
export const yearWrite = (TableName: string, year: ChangedYear): TransactWriteItem =>
  year.version === 1
    ? putOnceWrite({ table, TableName }, year)
    : replaceWrite({ table, TableName }, year, { version: year.version - 1 });

/** All days off as they are decreed now: the shipped ones with the changed years over them. */
export const decreedDays = async (years: Pick<CalendarStore, 'list'>): Promise<DayOff[]> =>
  withChangedYears(new Map((await years.list()).map(({ year, days }) => [year, days])));
