import { createHash } from 'node:crypto';
import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

export const keptShape = z.object({
  isInSandbox: z.boolean(),
  spendLimitUsd: z.number(),
  /** Marks of the phones that opted out, never the numbers. */
  optedOut: z.array(z.string()),
});
export type KeptAccount = z.infer<typeof keptShape>;

const Key = { recipient: { S: 'account' }, item: { S: 'sms' } };

/** Keeps how the account's SMS stand, as the last look found it. */
export const smsAccountStore = (client: DynamoDBClient, TableName: string) => ({
  keep: async (state: KeptAccount): Promise<void> => {
    const Item = { ...marshall({ ...state, optedOut: state.optedOut.map(phoneMark) }), ...Key };
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  find: async (): Promise<KeptAccount | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && z.parse(keptShape, unmarshall(Item));
  },
});

/** A mark of a phone that says nothing of the number to whoever reads the table. */
export const phoneMark = (phone: string): string =>
  createHash('sha256').update(`netral/opted-out\n${phone}`).digest('base64url').slice(0, 16);
