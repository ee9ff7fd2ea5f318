import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { find } from '../../../shared/table/find.ts';
import { eventually } from '../../../shared/table/table.ts';
import { headShape } from './roster-items.ts';
import { rostersTable as table } from './tables.ts';

/** How many people each of these regions expects; a region without a roster is left out. */
export type ExpectedReader = (regions: readonly string[]) => Promise<ReadonlyMap<string, number>>;

const atOnce = 8;

/** Reads how many are expected, at most once a minute for each region. */
export const expectedReader = (
  client: DynamoDBClient,
  TableName: string,
  now: Now,
): ExpectedReader => {
  const stored = eventually({ client, table, TableName });
  const readers = new Map<string, () => Promise<number | undefined>>();
  const readerOf = (region: string) => {
    const read = async () => {
      const { summary } = (await find(stored, headShape, { region, item: 'head' })) ?? {};
      return summary?.units.reduce((sum, { expected }) => sum + expected, 0);
    };
    const found = readers.get(region) ?? sharedAnswer(read, { now, forMs: 60_000 });
    readers.set(region, found);
    return found;
  };
  return async (regions) => {
    const people = new Map<string, number>();
    await eachOf(regions, { atOnce }, async (region) => {
      const expected = await readerOf(region)();
      if (expected !== undefined) people.set(region, expected);
    });
    return people;
  };
};

/** Reads how many people each unit of a region expects, by unit code; empty for a region without a roster. */
export const unitsExpectedReader = (client: DynamoDBClient, TableName: string) => {
  const stored = eventually({ client, table, TableName });
  return async (region: string): Promise<ReadonlyMap<string, number>> => {
    const { summary } = (await find(stored, headShape, { region, item: 'head' })) ?? {};
    return new Map(summary?.units.map(({ unit, expected }) => [unit, expected]));
  };
};
