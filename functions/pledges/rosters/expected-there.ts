import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { eventually } from '../../../shared/table/table.ts';
import { bucketItem, packedShape } from './roster-items.ts';
import { bucketOf, personIn } from './roster.ts';
import { rostersTable as table } from './tables.ts';

/** Says whether a unit of a region expects this person. */
export type IsExpected = (person: {
  region: string;
  unit: string;
  personKey: string;
}) => Promise<boolean>;

/** Looks one person up by one read that may be a moment old; whoever is sick, on leave or on CLTN is not expected. */
export const expectedThere =
  (client: DynamoDBClient, TableName: string): IsExpected =>
  async ({ region, unit, personKey }) => {
    const stored = eventually({ client, table, TableName });
    const part = await find(stored, packedShape, bucketItem(region, bucketOf(personKey)));
    const row = part && personIn(part, personKey);
    return row?.unit === unit && (row.status === 'expected' || row.status === 'refused');
  };
