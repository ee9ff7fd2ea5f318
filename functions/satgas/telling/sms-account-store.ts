import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { find } from '../../../shared/table/find.ts';
import { put } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { accountShape, type StoredAccount } from './line-state.ts';
import { deliveriesTable as table } from './tables.ts';

const key = { recipient: 'account', item: 'sms' };

/** Stores the state of the SMS account, as the last look found it. */
export const smsAccountStore = (client: DynamoDBClient, TableName: string) => {
  const stored = { client, table, TableName };
  return {
    put: (account: StoredAccount): Promise<void> => put(stored, { ...account, ...key }),
    find: (): Promise<StoredAccount | undefined> => find(eventually(stored), accountShape, key),
  };
};

/** A mark of a phone: keyed, for all numbers there are could be tried out by whoever reads the table. */
export type MarkPhone = (phone: string) => Promise<KeyedHash>;

/** Makes marks of phones under a secret. */
export const phoneMarks =
  (secret: () => Promise<Uint8Array>): MarkPhone =>
  async (phone) =>
    keyedHash(await secret(), 'opted-out', phone);
