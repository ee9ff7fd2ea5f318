import {
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

/** What became of an entry of the quarantine, and by whom. */
export type Settled = { outcome: 'replayed' | 'discarded'; by: string; why?: string; at: number };

const waitingShape = z.object({
  reason: z.string(),
  receivedAt: z.number(),
  expiresAt: z.number(),
});
export const settledShape = z.object({
  id: z.string(),
  reason: z.string(),
  outcome: z.enum(['replayed', 'discarded']),
  by: z.string(),
  why: z.optional(z.string()),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type SettledDelivery = z.infer<typeof settledShape>;

export type SettledStore = {
  /** Takes an entry out, leaving a line without its body that says what became of it, until the entry would have ended. */
  settle: (source: string, id: string, settled: Settled) => Promise<'settled' | 'gone'>;
  list: (source: string, limit: number) => Promise<SettledDelivery[]>;
};

/** A source's name holds no slash, so that what is settled never stands among what waits. */
const doneOf = (source: string): string => `done/${source}`;

/** Takes entries out of the quarantine: the entry goes and its line comes together, or neither. */
export const settledStore = (client: DynamoDBClient, TableName: string): SettledStore => ({
  settle: async (source, id, settled) => {
    const Key = marshall({ source, id });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    if (!Item) return 'gone';
    const line = { ...z.parse(waitingShape, unmarshall(Item)), ...settled };
    const Put = {
      TableName,
      Item: marshall({ source: doneOf(source), id, ...line }, { removeUndefinedValues: true }),
    };
    const TransactItems = [{ Delete: { TableName, Key } }, { Put }];
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    return 'settled';
  },
  list: async (source, limit) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        Limit: limit,
        KeyConditionExpression: '#source = :source',
        ExpressionAttributeNames: { '#source': 'source' },
        ExpressionAttributeValues: marshall({ ':source': doneOf(source) }),
      }),
    );
    return Items.map((item) => z.parse(settledShape, unmarshall(item))).sort((a, b) => b.at - a.at);
  },
});
