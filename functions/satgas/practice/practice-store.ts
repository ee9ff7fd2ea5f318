import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { storedBelow } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { remove } from '../../../shared/table/remove.ts';
import { eventually } from '../../../shared/table/table.ts';
import { keptSeconds } from '../alerts/alert-store.ts';
import { leadsOf } from '../alerts/clusters.ts';
import { alertsTable as table } from '../alerts/tables.ts';
import { emptyingShape, emptyings, type Emptying } from '../alerts/emptying.ts';

export type PracticeStore = {
  /** Notes an emptying, once for each moment. */
  note: (emptying: Emptying) => Promise<void>;
  /** The latest, newest first. */
  list: () => Promise<Emptying[]>;
  /** Deletes every alert of the practice region, and of no other; again, it deletes what has come since. */
  clear: () => Promise<void>;
};

const mostListed = 20;

/** Stores that practice was emptied beside its alerts, which are all that is deleted here. */
export const practiceStore = (client: DynamoDBClient, TableName: string): PracticeStore => {
  const stored = { client, table, TableName };
  return {
    note: async (emptying) => {
      await putOnce(stored, {
        ...emptying,
        region: emptyings,
        alertId: String(emptying.emptiedAt),
        expiresAt: Math.floor(emptying.emptiedAt / 1000) + keptSeconds,
      });
    },
    list: () =>
      listReadable(eventually(stored), emptyingShape, {
        ...{ in: emptyings, order: 'descending', most: mostListed },
      }),
    clear: async () => {
      for (const region of [practiceRegion, `${leadsOf}${practiceRegion}`])
        for await (const item of storedBelow(stored, { in: region }))
          await remove(stored, { region, alertId: item['alertId']?.S ?? '' });
    },
  };
};
