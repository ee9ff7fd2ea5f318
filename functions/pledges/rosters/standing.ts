import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Standing } from '../pledge-store.ts';
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
    const Key = bucketItem(region, bucketOf(personKey));
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    const packed = Item && z.parse(packedShape, unmarshall(Item));
    return packed && hasPerson(packed, personKey) ? 'verified' : 'claimed';
  };
