import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { putOnce } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { keyRingTable as table } from './tables.ts';
import { ringKeyShape, type RingKey } from './ring-key.ts';

export type KeyRing = {
  /** Every key that ever signed and was not withdrawn, the newest first. */
  list: () => Promise<RingKey[]>;
  add: (key: RingKey) => Promise<'added' | 'already-there'>;
};

const ring = 'receipts';

/** Keeps the public keys of receipts, all of them for good: what an old key signed stays verifiable. */
export const keyRing = (client: DynamoDBClient, TableName: string): KeyRing => {
  const stored = { client, table, TableName };
  return {
    list: ringKeys(client, TableName),
    add: ({ keyId, x, publishedAt }) => putOnce(stored, { ring, keyId, x, publishedAt }),
  };
};

/** Lists the keys, as KeyRing promises. */
export const ringKeys =
  (client: DynamoDBClient, TableName: string): KeyRing['list'] =>
  async () => {
    const stored = eventually({ client, table, TableName });
    const keys = await listReadable(stored, ringKeyShape, { in: ring });
    return keys
      .filter(({ withdrawn }) => withdrawn !== true)
      .sort((one, other) => other.publishedAt - one.publishedAt);
  };
