import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { adminShape, clashesKeptDays, clashShape, type Clash } from './account.ts';
import { accountSightingsTable as table } from './tables.ts';

export type Clashing = { region: string; officerId: string; account: string };

export type SightingStore = {
  /** Notes that an account signed in as an officer who has another; once a day for each account and officer. */
  noteClash: (clashing: Clashing, at: number) => Promise<'added' | 'already-there'>;
  /** Such sign-ins of a region, the newest first. */
  clashes: (region: string, most: number) => Promise<Clash[]>;
  /** Notes that an account is an admin's. */
  noteAdmin: (account: string, at: number) => Promise<void>;
  isAdmin: (account: string) => Promise<boolean>;
};

const dayMs = 86_400_000;

/** Stores what was seen of accounts; nothing is changed or taken away. */
export const sightingStore = (client: DynamoDBClient, TableName: string): SightingStore => {
  const stored = { client, table, TableName };
  return {
    noteClash: ({ region, officerId, account }, at) => {
      const day = String(Math.floor(at / dayMs)).padStart(6, '0');
      return putOnce(stored, {
        ...{ place: `region:${region}`, item: `${day}#${officerId}#${account}` },
        ...{ region, officerId, at },
        expiresAt: Math.floor(at / 1000) + clashesKeptDays * 86_400,
      });
    },
    clashes: (region, most) =>
      listReadable(stored, clashShape, { in: `region:${region}`, order: 'descending', most }),
    noteAdmin: async (account, at) => {
      await putOnce(stored, { place: `admin:${account}`, item: 'seen', at });
    },
    isAdmin: async (account) =>
      (await find(stored, adminShape, { place: `admin:${account}`, item: 'seen' })) !== undefined,
  };
};
