import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { identityAccessTable } from './tables.ts';
import { reportersTable } from '../intake/tables.ts';
import { reporterShape } from '../intake/reporter.ts';
import type { Approval, IdentityRequest, Reading } from './trail.ts';

/** One entry of the trail, in its report's place and for as long as the report. */
type Entry = (IdentityRequest | Approval | Reading) & { reportKey: string; expiresAt: number };

export type IdentityTrail = {
  /** Adds an entry once; an entry that is there is never changed. */
  add: (entry: Entry) => Promise<'added' | 'already-there'>;
  /** Every entry of one report. */
  list: (reportKey: string) => Promise<unknown[]>;
};

/** The trail of who wanted, allowed and read a reporter's name: added to, never changed. */
export const identityTrail = (client: DynamoDBClient, TableName: string): IdentityTrail => {
  const stored = { client, table: identityAccessTable, TableName };
  return {
    add: (entry) => putOnce(stored, entry),
    list: (reportKey) => listed(listBelow(stored, z.unknown(), { in: reportKey })),
  };
};

/** Who reported, if somebody gave their name. */
export const reporterFinder = (client: DynamoDBClient, TableName: string) => {
  const stored = { client, table: reportersTable, TableName };
  return async (reportKey: string): Promise<Record<string, string> | undefined> =>
    (await find(stored, reporterShape, { reportKey }))?.identity;
};
