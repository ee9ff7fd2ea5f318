import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findMany } from '../../../shared/table/find-many.ts';
import { bindingShape } from './account.ts';
import { officerAccountsTable as table } from './tables.ts';

/** When each of these officers was bound to an account, by the officer's mark; up to a hundred. */
export type BoundAmong = (officers: readonly string[]) => Promise<Map<string, number>>;

/** Looks many officers up at once. Apart from the store: whoever lets people in needs one at a time, and less to load. */
export const boundAmong =
  (client: DynamoDBClient, TableName: string): BoundAmong =>
  async (officers) => {
    const keys = officers.map((officer) => ({ about: `officer:${officer}` }));
    const found = await findMany({ client, table, TableName }, bindingShape, { keys });
    return new Map(
      found.flatMap(({ about, account, at }) =>
        account === undefined ? [] : [[about.slice('officer:'.length), at]],
      ),
    );
  };
