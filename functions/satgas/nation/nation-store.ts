import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { replace } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import {
  keptSeconds,
  nationTable as table,
  refusedShape,
  takenShape,
  type Refused,
  type Taken,
} from './tables.ts';

export type NationStore = {
  /** Puts an aggregate in the place of an earlier one of its member and part; a late or repeated one changes nothing. */
  take: (taken: Taken) => Promise<'taken' | 'unchanged' | 'contradicts'>;
  /** Notes that a rule refused something. */
  refuse: (refused: Pick<Refused, 'rule' | 'member'> & { at: number }) => Promise<void>;
  listTaken: () => Promise<Taken[]>;
  /** At most one of each rule and member, the newest first. */
  listRefused: () => Promise<Refused[]>;
};

/** Stores one row for each member and part, and one for each rule that refused something of a member. */
export const nationStore = (client: DynamoDBClient, TableName: string): NationStore => {
  const stored = { client, table, TableName };
  return {
    take: async (taken) => {
      const key = { kind: 'taken', item: `${taken.member}#${taken.part}` };
      for (;;) {
        const before = await find(stored, takenShape, key);
        if (before && before.madeAt >= taken.madeAt)
          return before.madeAt === taken.madeAt && before.text !== taken.text
            ? 'contradicts'
            : 'unchanged';
        const outcome = await replace(stored, { ...taken, ...key }, { madeAt: before?.madeAt });
        if (outcome === 'replaced') return 'taken';
      }
    },
    refuse: async ({ rule, member, at }) => {
      const key = { kind: 'refused', item: `${member}#${rule}` };
      for (;;) {
        const { times, lastAt = at } = (await find(stored, refusedShape, key)) ?? {};
        const next = { rule, member, times: (times ?? 0) + 1, lastAt: Math.max(lastAt, at) };
        const expiresAt = Math.floor(next.lastAt / 1000) + keptSeconds;
        const outcome = await replace(stored, { ...next, ...key, expiresAt }, { times });
        if (outcome === 'replaced') return;
      }
    },
    listTaken: () => listReadable(eventually(stored), takenShape, { in: 'taken' }),
    listRefused: async () => {
      const all = await listReadable(eventually(stored), refusedShape, { in: 'refused' });
      return all.sort((one, other) => other.lastAt - one.lastAt);
    },
  };
};
