import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { keyedHash, storedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';

export const keptShape = z.object({
  isInSandbox: z.boolean(),
  spendLimitUsd: z.number(),
  /** Marks of the phones that opted out, never the numbers. */
  optedOut: z.array(storedHash),
});
export type KeptAccount = z.infer<typeof keptShape>;

const Key = { recipient: { S: 'account' }, item: { S: 'sms' } };

/** Keeps how the account's SMS stand, as the last look found it. */
export const smsAccountStore = (client: DynamoDBClient, TableName: string) => ({
  keep: async (state: KeptAccount): Promise<void> => {
    const Item = { ...marshall(state), ...Key };
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  find: async (): Promise<KeptAccount | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && z.parse(keptShape, unmarshall(Item));
  },
});

/** A mark of a phone: keyed, for all numbers there are could be tried out by whoever reads the table. */
export type MarkPhone = (phone: string) => Promise<KeyedHash>;

/** Makes marks of phones under a secret. */
export const phoneMarks =
  (secret: () => Promise<Uint8Array>): MarkPhone =>
  async (phone) =>
    keyedHash(await secret(), 'opted-out', phone);
