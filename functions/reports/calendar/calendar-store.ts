import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  paginateScan,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { withChangedYears, type DayOff } from '../../../shared/calendar/holidays.ts';
import { changedYearShape, type ChangedYear } from './changed-year.ts';

export type CalendarStore = {
  find: (year: string) => Promise<ChangedYear | undefined>;
  list: () => Promise<ChangedYear[]>;
  /** Keeps a year upon the version before it; otherwise tells how it stands now. */
  put: (year: ChangedYear) => Promise<'kept' | ChangedYear | undefined>;
};

/** Keeps the years whose days off an admin has changed; the others are those that are shipped. */
export const calendarStore = (client: DynamoDBClient, TableName: string): CalendarStore => ({
  find: async (year) => {
    const Key = { year: { S: year } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && z.parse(changedYearShape, unmarshall(Item));
  },
  list: async () => {
    const years: ChangedYear[] = [];
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
      years.push(...(page.Items ?? []).map((item) => z.parse(changedYearShape, unmarshall(item))));
    return years;
  },
  put: async (year) => {
    try {
      await client.send(putCommand(TableName, year));
      return 'kept';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item && z.parse(changedYearShape, unmarshall(error.Item));
    }
  },
});

const putCommand = (TableName: string, year: ChangedYear) =>
  new PutItemCommand({
    TableName,
    Item: marshall(year),
    ConditionExpression: year.version === 1 ? 'attribute_not_exists(#year)' : 'version = :before',
    ...(year.version === 1
      ? { ExpressionAttributeNames: { '#year': 'year' } }
      : { ExpressionAttributeValues: marshall({ ':before': year.version - 1 }) }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

/** All days off as they are decreed now: the shipped ones with the changed years over them. */
export const decreedDays = async (years: Pick<CalendarStore, 'list'>): Promise<DayOff[]> =>
  withChangedYears(new Map((await years.list()).map(({ year, days }) => [year, days])));
