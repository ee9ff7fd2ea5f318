import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem, listBelow } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { endingShape, endingsOf, type SessionEnding } from './session-ending.ts';
import { sessionEndingsTable as table } from './tables.ts';

type SignedIn = { personId: string; region: string };

export type EndingStore = {
  add: (ending: SessionEnding) => Promise<'added' | 'already-there'>;
  /** Until when the tokens of somebody, in the region that they name, are refused (milliseconds); undefined for never. */
  endedAt: (person: SignedIn) => Promise<number | undefined>;
  /** The endings of a region, the newest first. */
  list: (region: string, most: number) => Promise<SessionEnding[]>;
};

/** Stores whose sessions were ended, and by whom; nothing is changed or taken away. */
export const endingStore = (client: DynamoDBClient, TableName: string): EndingStore => {
  const stored = { client, table, TableName };
  return {
    add: (ending) => putOnce(stored, ending),
    endedAt: async ({ personId, region }) => {
      const below = {
        in: region,
        start: endingsOf(personId),
        order: 'descending',
        most: 1,
      } as const;
      // Read as it is now: the request after it is refused.
      for await (const { at } of listBelow(stored, endingShape, below)) return at;
      return undefined;
    },
    list: async (region, most) => {
      const found: SessionEnding[] = [];
      for await (const item of everyItem(client, latestIn(TableName, region, most))) {
        found.push(readItem(endingShape, item));
        if (found.length >= most) break;
      }
      return found;
    },
  };
};

const latestIn = (TableName: string, region: string, Limit: number) => ({
  TableName,
  IndexName: table.index.name,
  KeyConditionExpression: 'listedIn = :region',
  ExpressionAttributeValues: { ':region': { S: region } },
  ScanIndexForward: false,
  Limit,
});
