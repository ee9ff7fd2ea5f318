import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Sealing } from '../../../shared/sealed.ts';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { remove } from '../../../shared/table/remove.ts';
import { openId } from './sealed-delivery.ts';
import { quarantineTable as table } from './tables.ts';

const waitingShape = z.object({
  id: z.string(),
  reason: z.string(),
  sealedId: z.optional(z.custom<Uint8Array>((value) => value instanceof Uint8Array)),
  /** In the open: of versions before. */
  deliveryId: z.optional(z.string()),
  receivedAt: z.number(),
});
/** What was set aside, by what it was told under; bodies stay where they are. */
export type SetAside = {
  id: string;
  reason: string;
  deliveryId: string | undefined;
  receivedAt: number;
};

export type SetAsideStore = {
  /** Everything in quarantine of one source. */
  list: (source: string) => Promise<SetAside[]>;
  /** Takes an entry away whose matter is kept elsewhere. */
  settle: (source: string, id: string) => Promise<void>;
};

/** Reads from the quarantine which deliveries wait there, and takes away what waits no longer. */
export const setAsideStore = (
  client: DynamoDBClient,
  TableName: string,
  sealing: Pick<Sealing, 'key'>,
): SetAsideStore => ({
  list: async (source) => {
    const entries: SetAside[] = [];
    for await (const item of everyItem(client, waitingIn(TableName, source))) {
      const { id, reason, sealedId, deliveryId, receivedAt } = readItem(waitingShape, item);
      const opened = sealedId && (await openId(sealing, { source, id }, sealedId));
      entries.push({ id, reason, deliveryId: opened ?? deliveryId, receivedAt });
    }
    return entries;
  },
  settle: (source, id) => remove({ client, table, TableName }, { source, id }),
});

const waitingIn = (TableName: string, source: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#source = :source',
  ProjectionExpression: 'id, reason, deliveryId, sealedId, receivedAt',
  ExpressionAttributeNames: { '#source': table.partitionKey },
  ExpressionAttributeValues: { ':source': { S: source } },
});
