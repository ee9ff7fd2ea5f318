import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { eventually } from '../../../shared/table/table.ts';
import type { Standing } from '../register/pledge-store.ts';
import { rostersTable as table } from './tables.ts';
import { bucketItem, packedShape } from './roster-items.ts';
import { bucketOf, hasPerson } from './roster.ts';

/** Says whether a person is on the roster of a region. */
export type StandingReader = (region: string, personKey: string) => Promise<Standing>;

/**
 * Looks a person up by one read of about 3 KB that may be a moment old (half a read unit); match-roster sets right
 * what a roster of the same moment makes of it.
 */
export const standingReader =
  (client: DynamoDBClient, TableName: string): StandingReader =>
  async (region, personKey) => {
    const stored = eventually({ client, table, TableName });
    const packed = await find(stored, packedShape, bucketItem(region, bucketOf(personKey)));
    return packed && hasPerson(packed, personKey) ? 'verified' : 'claimed';
  };
