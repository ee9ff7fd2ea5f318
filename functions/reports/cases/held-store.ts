import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { AlertChanged } from '../../../events/alert-changed.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { find } from '../../../shared/table/find.ts';
import { putOnceWrite, putWrite, replaceWrite } from '../../../shared/table/put.ts';
import { readable } from '../../../shared/table/readable.ts';
import { removeWrite } from '../../../shared/table/remove.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import {
  heldItem,
  heldQueue,
  heldShape,
  holdersShape,
  holdingsOf,
  namingOwners,
  ownersOf,
  type Held,
  type Holders,
} from './held.ts';
import { queuePage, type RowPosition } from './queue-page.ts';
import { casesTable as table } from './tables.ts';

type Change = AlertChanged['data'];

/** Somebody who has a case, as their sign-in calls them. */
export type Named = { officerId: string; name: string };

export type HeldStore = {
  /** Notes who has an alert, until a moment (seconds); what is older than what is noted changes nothing. */
  keep: (change: Change, expiresAt: number) => Promise<'kept' | 'older' | 'changed-meanwhile'>;
  /** Notes how an officer who has a case is called; changes nothing of who has it, and nothing for anybody else. */
  name: (caseKey: string, officer: Named) => Promise<void>;
  /** What an officer has in a region, the longest first, and whether that was the last of it. */
  list: (page: {
    region: string;
    officerId: string;
    after?: RowPosition | undefined;
    most: number;
  }) => Promise<{ rows: Held[]; isEnd: boolean }>;
  /** Who has the alerts of these cases; a case of which nobody ever took one is left out. */
  holdersOf: (caseKeys: string[]) => Promise<Holders[]>;
};

/** Keeps, beside cases, which officers have their alerts. */
export const heldStore = (client: DynamoDBClient, TableName: string): HeldStore => {
  const stored = { client, table, TableName };
  return {
    keep: (change, expiresAt) =>
      untilWritten(async () => {
        const key = { caseKey: change.caseKey, item: 'holders' as const };
        const known = await find(stored, holdersShape, key);
        if ((known?.alerts[change.alertId]?.version ?? -1) >= change.version) return 'older';
        const writes = writesOf(TableName, { known, change, expiresAt });
        const outcome = await writeTogether(client, writes);
        return outcome === 'written' ? 'kept' : 'changed-meanwhile';
      }),
    name: async (caseKey, { officerId, name }) => {
      const known = await find(stored, holdersShape, { caseKey, item: 'holders' });
      if (!known || !ownersOf(known).includes(officerId)) return;
      const named = { ...known, names: { ...known.names, [officerId]: name } };
      const row = { ...named, changes: known.changes + 1 };
      // Where somebody took it at the same moment, the next look notes it.
      await writeTogether(client, [
        replaceWrite({ table, TableName }, row, { changes: known.changes }),
      ]);
    },
    list: async ({ region, officerId, after, most }) => {
      const queue = heldQueue(region, officerId);
      const { items, isEnd } = await queuePage(client, TableName, { queue, after, most });
      return { rows: readable(table, heldShape, items), isEnd };
    },
    holdersOf: (caseKeys) =>
      findMany(stored, holdersShape, {
        keys: caseKeys.map((caseKey) => ({ caseKey, item: 'holders' })),
        unreadable: 'left-out',
      }),
  };
};

/** Finds which officers have the alerts of a case. */
export const holdingsFinder =
  ({ holdersOf }: Pick<HeldStore, 'holdersOf'>) =>
  async (caseKey: string) =>
    holdingsOf((await holdersOf([caseKey]))[0]);

type Writing = { known: Holders | undefined; change: Change; expiresAt: number };

/** Who has an alert now, in place of who had it before: all of that, or nothing. */
const writesOf = (TableName: string, { known, change, expiresAt }: Writing) => {
  const named = { table, TableName };
  const { caseKey, alertId, region, takers, takenAt, version } = change;
  const before = known?.alerts[alertId]?.takers ?? [];
  const row = namingOwners({
    ...{ caseKey, item: 'holders', expiresAt, changes: (known?.changes ?? 0) + 1 },
    alerts: { ...known?.alerts, [alertId]: { version, takers } },
    names: known?.names,
  });
  const added = takers.filter((officerId) => !before.includes(officerId));
  const gone = before.filter((officerId) => !takers.includes(officerId));
  const writes: TransactWriteItem[] = [
    known ? replaceWrite(named, row, { changes: known.changes }) : putOnceWrite(named, row),
    ...added.map((officerId) =>
      putWrite(named, {
        ...{ caseKey, item: heldItem(alertId, officerId) },
        ...{ queue: heldQueue(region, officerId), dueAt: takenAt },
        ...{ alertId, region, officerId, expiresAt },
      }),
    ),
    ...gone.map((officerId) => removeWrite(named, { caseKey, item: heldItem(alertId, officerId) })),
  ];
  return writes;
};
