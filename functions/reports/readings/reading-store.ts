import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { readingShape, type Reading } from './reading.ts';
import { readingsTable as table } from './tables.ts';

type Since = {
  region: string;
  /** Milliseconds since the epoch. */
  from: number;
  most: number;
};

/** The newest readings of a region's cases since a moment, at most so many. */
export type ReadingsSince = (since: Since) => Promise<Reading[]>;

/** Reads the order by region; what was noted in the last moment may be missing. */
export const readingsSince =
  (client: DynamoDBClient, TableName: string): ReadingsSince =>
  async ({ region, from, most }) => {
    const found: Reading[] = [];
    const items = everyItem(client, {
      TableName,
      IndexName: table.index.name,
      KeyConditionExpression: '#region = :region AND #at >= :from',
      ExpressionAttributeNames: { '#region': 'region', '#at': 'at' },
      ExpressionAttributeValues: marshall({ ':region': region, ':from': from }),
      ScanIndexForward: false,
    });
    for await (const item of items) {
      const reading = z.safeParse(readingShape, readItem(z.unknown(), item));
      if (reading.success) found.push(reading.data);
      if (found.length >= most) break;
    }
    return found;
  };
