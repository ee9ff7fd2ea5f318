import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { readItem } from '../../../shared/table/item.ts';
import { listBelow, listed, storedBelow } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import {
  askedShape,
  decidedShape,
  openedShape,
  type OpeningRequested,
  type Decided,
  type DeliveryRequest,
  type Opened,
} from './delivery-request.ts';
import { identityAccessTable as table } from './tables.ts';

export type DeliveryTrail = {
  /** Adds an entry once; an entry that is there is never changed. */
  add: (entry: OpeningRequested | Decided | Opened) => Promise<'added' | 'already-there'>;
  find: (source: string, requestId: string) => Promise<DeliveryRequest | undefined>;
} & TrailReader;

export type TrailReader = {
  /** What was asked about a source's deliveries since then, newest first; milliseconds since the epoch. */
  since: (source: string, at: number) => Promise<DeliveryRequest[]>;
};

/** A report's key holds no slash, so that these entries stand with no report's. */
const partitionOf = (source: string): string => `quarantine/${source}`;

/** Two years: who opened or discarded what must be known as long as a report that came of it may be. */
export const keptSeconds = 2 * 365 * 86_400;

/** The trail of who wanted, allowed and opened a whole delivery, and who discarded one: added to, never changed. */
export const deliveryTrail = (client: DynamoDBClient, TableName: string): DeliveryTrail => {
  const stored = { client, table, TableName };
  return {
    ...deliveryTrailReader(client, TableName),
    add: (entry) =>
      putOnce(stored, {
        ...entry,
        reportKey: partitionOf(entry.source),
        expiresAt: Math.floor(entry.at / 1000) + keptSeconds,
      }),
    find: async (source, requestId) => {
      const start = `${requestId}#`;
      const entries = listBelow(stored, z.unknown(), { in: partitionOf(source), start });
      return requestsIn(await listed(entries))[0];
    },
  };
};

/** Reads the trail, for what is shown of it. */
export const deliveryTrailReader = (client: DynamoDBClient, TableName: string): TrailReader => ({
  since: async (source, at) => {
    const stored = { client, table, TableName };
    const first = timeOf(at);
    const entries: unknown[] = [];
    const newest = storedBelow(stored, { in: partitionOf(source), order: 'descending' });
    for await (const item of newest) {
      if ((item[table.sortKey]?.S ?? '') < first) break;
      entries.push(readItem(z.unknown(), item));
    }
    return requestsIn(entries);
  },
});

/** A time as names of requests begin with it, so that they sort by it. */
export const timeOf = (at: number): string => String(at).padStart(13, '0');

const requestsIn = (entries: readonly unknown[]): DeliveryRequest[] => {
  const decisions = fitting(decidedShape, entries);
  const openings = fitting(openedShape, entries);
  return fitting(askedShape, entries)
    .map((asked) => ({
      asked,
      decision: decisions.find(({ requestId }) => requestId === asked.requestId),
      openings: openings.filter(({ requestId }) => requestId === asked.requestId),
    }))
    .sort((a, b) => (a.asked.requestId < b.asked.requestId ? 1 : -1));
};

const fitting = <S extends z.ZodMiniType>(shape: S, entries: readonly unknown[]): z.infer<S>[] =>
  entries.flatMap((entry) => {
    const read = z.safeParse(shape, entry);
    return read.success ? [read.data] : [];
  });
