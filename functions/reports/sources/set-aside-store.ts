import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { remove } from '../../../shared/table/remove.ts';
import { quarantineTable as table } from './tables.ts';

const setAsideShape = z.object({
  id: z.string(),
  reason: z.string(),
  deliveryId: z.optional(z.string()),
  receivedAt: z.number(),
});
/** What was set aside, by what it was told under; bodies stay where they are. */
export type SetAside = z.infer<typeof setAsideShape>;

export type SetAsideStore = {
  /** Everything in quarantine of one source. */
  list: (source: string) => Promise<SetAside[]>;
  /** Takes an entry away whose matter is kept elsewhere. */
  settle: (source: string, id: string) => Promise<void>;
};

/** Reads from the quarantine which deliveries wait there, and takes away what waits no longer. */
export const setAsideStore = (client: DynamoDBClient, TableName: string): SetAsideStore => ({
  list: async (source) => {
    const entries: SetAside[] = [];
    for await (const item of everyItem(client, waitingIn(TableName, source)))
      entries.push(readItem(setAsideShape, item));
    return entries;
  },
  settle: (source, id) => remove({ client, table, TableName }, { source, id }),
});

const waitingIn = (TableName: string, source: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#source = :source',
  ProjectionExpression: 'id, reason, deliveryId, receivedAt',
  ExpressionAttributeNames: { '#source': table.partitionKey },
  ExpressionAttributeValues: { ':source': { S: source } },
});
