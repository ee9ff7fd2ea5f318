import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { everyItem } from '../../../shared/table/list-below.ts';
import { readItem } from '../../../shared/table/item.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { recentShape, type RecentDelivery } from './recent.ts';
import { quarantineTable as table } from './tables.ts';

export type RecentStore = {
  /** Leaves a line about a delivery; of those refused for one reason, one an hour: whoever forges makes no more. */
  note: (source: string, delivery: RecentDelivery) => Promise<void>;
  /** The latest, newest first. */
  list: (source: string, most: number) => Promise<RecentDelivery[]>;
};

const hourMs = 3_600_000;

/** A source's name holds no slash, so that these lines are never listed with what waits. */
const recentOf = (source: string): string => `recent/${source}`;

/** What became of the latest deliveries of each source, for so many days; newest lines have the highest ids. */
export const recentStore = (
  client: DynamoDBClient,
  TableName: string,
  { keptDays, newId }: { keptDays: number; newId: () => string },
): RecentStore => ({
  ...recentReader(client, TableName),
  note: async (name, delivery) => {
    const { receivedAt, outcome, reasons } = delivery;
    const hour = receivedAt - (receivedAt % hourMs);
    const id =
      outcome === 'refused'
        ? `${momentOf(hour)}/${reasons.join()}`
        : `${momentOf(receivedAt)}/${newId()}`;
    const expiresAt = Math.floor(receivedAt / 1000) + keptDays * 86_400;
    await putOnce(
      { client, table, TableName },
      { source: recentOf(name), id, ...delivery, expiresAt },
    );
  },
});

/** Reads those lines. */
export const recentReader = (
  client: DynamoDBClient,
  TableName: string,
): Pick<RecentStore, 'list'> => ({
  list: async (source, most) => {
    const found: RecentDelivery[] = [];
    const query = {
      TableName,
      Limit: most,
      ScanIndexForward: false,
      KeyConditionExpression: '#source = :source',
      ExpressionAttributeNames: { '#source': table.partitionKey },
      ExpressionAttributeValues: { ':source': { S: recentOf(source) } },
    };
    for await (const item of everyItem(client, query)) {
      found.push(readItem(recentShape, item));
      if (found.length === most) break;
    }
    return found;
  },
});

const momentOf = (ms: number): string => new Date(ms).toISOString();
