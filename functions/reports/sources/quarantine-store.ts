import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

/** A delivery that could not become a report, kept whole until somebody mends the reason. */
export type Quarantined = {
  source: string;
  deliveryId: string | undefined;
  reason: string;
  /** Which fields were wrong, where that is known. */
  fields: string[];
  body: Uint8Array;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

const listedShape = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.number(),
  bodyBytes: z.number(),
});
export type ListedDelivery = z.infer<typeof listedShape>;

export type QuarantineStore = {
  add: (delivery: Quarantined) => Promise<'added' | 'already-there'>;
  list: (source: string, limit: number) => Promise<ListedDelivery[]>;
};

const keptSeconds = 14 * 86_400;

/** Keeps quarantined bodies for 14 days, the same delivery once. */
export const quarantineStore = (client: DynamoDBClient, TableName: string): QuarantineStore => ({
  add: async (delivery) => {
    const Item = marshall(itemOf(delivery));
    const once = { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' };
    try {
      await client.send(new PutItemCommand(once));
      return 'added';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'already-there';
      throw error;
    }
  },
  list: async (source, Limit) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        Limit,
        ScanIndexForward: false,
        KeyConditionExpression: '#source = :source',
        ProjectionExpression: '#source, id, reason, #fields, receivedAt, bodyBytes',
        ExpressionAttributeNames: { '#source': 'source', '#fields': 'fields' },
        ExpressionAttributeValues: { ':source': { S: source } },
      }),
    );
    return (Items ?? []).map((item) => z.parse(listedShape, unmarshall(item)));
  },
});

const itemOf = ({ body, deliveryId, ...delivery }: Quarantined) => ({
  ...delivery,
  id: createHash('sha256')
    .update(`${deliveryId ?? ''}\n${delivery.reason}\n`)
    .update(body)
    .digest('base64url')
    .slice(0, 32),
  ...(deliveryId !== undefined && { deliveryId }),
  body: gzipSync(body),
  bodyBytes: body.length,
  expiresAt: Math.floor(delivery.receivedAt / 1000) + keptSeconds,
});
