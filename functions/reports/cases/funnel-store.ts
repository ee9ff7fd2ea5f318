import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findMany } from '../../../shared/table/find-many.ts';
import { put } from '../../../shared/table/put.ts';
import { summariesTable as table } from './tables.ts';
import { regionFunnelShape, type RegionFunnel } from './funnel.ts';

export type FunnelStore = {
  put: (funnel: RegionFunnel) => Promise<void>;
  /** The funnels of these regions; a region that was not counted yet has none. */
  list: (regions: string[]) => Promise<RegionFunnel[]>;
};

const item = 'funnel';

/** Stores the funnel of each region among the numbers for oversight. */
export const funnelStore = (client: DynamoDBClient, TableName: string): FunnelStore => ({
  put: ({ region, ...funnel }) =>
    put({ client, table, TableName }, { scope: region, item, region, ...funnel }),
  list: async (regions) => {
    const keys = regions.map((scope) => ({ scope, item }));
    // Counted by the hour: half the price, and no reader could tell.
    const stored = { client, table, TableName, reads: 'eventually' } as const;
    const found = await findMany(stored, regionFunnelShape, { keys });
    return found.sort((a, b) => a.region.localeCompare(b.region));
  },
});
