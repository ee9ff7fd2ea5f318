import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { listBelow } from '../../../shared/table/list-below.ts';
import { put } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { arrivalPolicy } from './arrival-policy.ts';
import { minuteShape, type ArrivedMinute } from './arrival-minute.ts';
import { participationTable as table } from './tables.ts';

export type ArrivalStore = {
  /** Stores what a shard saw of a region in a minute; the same minute again takes its place. */
  note: (region: string, shardId: string, arrived: ArrivedMinute) => Promise<void>;
  /** What was noted of a region since a moment, the newest first. */
  since: (region: string, ms: number) => Promise<ArrivedMinute[]>;
};

const partitionOf = (region: string): string => `arrivals/${region}`;

/** The most minutes of shards that are read at once: a day of four shards. */
const mostRead = 6000;

/** Stores arrivals minute by minute, for some days. */
export const arrivalStore = (client: DynamoDBClient, TableName: string): ArrivalStore => {
  const stored = { client, table, TableName };
  return {
    note: (region, shardId, arrived) =>
      put(stored, {
        ...arrived,
        region: partitionOf(region),
        cell: `${new Date(arrived.minute).toISOString()}#${shardId}`,
        expiresAt: Math.floor(arrived.minute / 1000) + arrivalPolicy.keptDays * 86_400,
      }),
    since: async (region, ms) => {
      const found: ArrivedMinute[] = [];
      const below = { in: partitionOf(region), order: 'descending', most: mostRead } as const;
      for await (const minute of listBelow(eventually(stored), minuteShape, below)) {
        if (minute.minute < ms) break;
        found.push(minute);
      }
      return found;
    },
  };
};
