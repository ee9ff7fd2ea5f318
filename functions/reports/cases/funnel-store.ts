import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { put } from '../../../shared/table/put.ts';
import { summariesTable as table } from './tables.ts';
import { regionFunnelShape, type RegionFunnel } from './funnel.ts';

export type FunnelStore = {
  put: (funnel: RegionFunnel) => Promise<void>;
  /** The funnels of these regions; a region that was not counted yet has none. */
  list: (regions: string[]) => Promise<RegionFunnel[]>;
};

const item = 'funnel';
/** As many as the service hands out at once. */
const mostAtOnce = 100;

/** Stores the funnel of each region among the numbers for oversight. */
export const funnelStore = (client: DynamoDBClient, TableName: string): FunnelStore => ({
  put: ({ region, ...funnel }) =>
    put({ client, table, TableName }, { scope: region, item, region, ...funnel }),
  list: async (regions) => {
    const found: RegionFunnel[] = [];
    for (let from = 0; from < regions.length; from += mostAtOnce) {
      const Keys = regions
        .slice(from, from + mostAtOnce)
        .map((scope) => keyOf(table, { scope, item }));
      found.push(...(await readAll(client, TableName, { [TableName]: { Keys } })));
    }
    return found.sort((a, b) => a.region.localeCompare(b.region));
  },
});

const readAll = async (
  client: DynamoDBClient,
  TableName: string,
  asked: BatchGetItemCommandInput['RequestItems'],
): Promise<RegionFunnel[]> => {
  const found: RegionFunnel[] = [];
  for (let RequestItems = asked; RequestItems && Object.keys(RequestItems).length > 0;) {
    const page = await client.send(new BatchGetItemCommand({ RequestItems }));
    const rows = page.Responses?.[TableName] ?? [];
    found.push(...rows.map((row) => readItem(regionFunnelShape, row)));
    RequestItems = page.UnprocessedKeys;
  }
  return found;
};
