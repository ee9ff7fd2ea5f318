import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

export const silenceShape = z.object({
  region: z.string(),
  /** Milliseconds since the epoch; a silence always has an end. */
  until: z.number(),
  reason: z.string(),
  by: z.string(),
});
/** A region's line held still for maintenance; what is held is told when it ends, severity 5 goes through. */
export type Silence = z.infer<typeof silenceShape>;

export type SilenceStore = {
  find: (region: string) => Promise<Silence | undefined>;
  put: (silence: Silence) => Promise<void>;
};

/** Keeps one silence a region; an ended one is left as a trace until the next. */
export const silenceStore = (client: DynamoDBClient, TableName: string): SilenceStore => ({
  find: async (region) => {
    const Key = { region: { S: region } };
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && z.parse(silenceShape, unmarshall(Item));
  },
  put: async (silence) => {
    await client.send(new PutItemCommand({ TableName, Item: marshall(silence) }));
  },
});
