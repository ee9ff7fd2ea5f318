import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { packBody, unpackBody } from './packed-body.ts';
import type { Told } from './schemes/scheme.ts';

/** What could not become a report, kept whole until somebody mends the reason. */
export type Quarantined = {
  source: string;
  deliveryId: string | undefined;
  /** In one word: 'unknown-source', 'paused-source', 'later-version', 'waiting-for-provider', or a refusal's code. */
  reason: string;
  /** Which fields were wrong, where that is known. */
  fields: string[];
  /** The payload as JSON where `told` is there; else the exact bytes that arrived. */
  body: Uint8Array;
  /** Of one thing told, all but its payload; left out when the delivery as a whole could not be read. */
  told?: Omit<Told, 'payload'>;
  /** What it takes to verify and read those bytes again; no credentials. */
  headers?: Record<string, string[]>;
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

export const foundShape = z.extend(listedShape, {
  deliveryId: z.optional(z.string()),
  body: z.custom<Uint8Array>((body) => body instanceof Uint8Array),
  told: z.optional(
    z.object({
      deliveryId: z.string(),
      media: z.optional(z.array(z.string())),
      hintOnly: z.optional(z.literal(true)),
      aside: z.optional(z.string()),
    }),
  ),
  headers: z.optional(z.record(z.string(), z.array(z.string()))),
});
export type FoundDelivery = z.infer<typeof foundShape>;

/** The raw body of a delivery whose reports are kept. */
export type RawBody = Pick<Quarantined, 'source' | 'body' | 'headers' | 'receivedAt'>;

export type QuarantineStore = {
  add: (delivery: Quarantined) => Promise<'added' | 'already-there'>;
  /** Keeps the raw body of an accepted delivery, apart from the quarantine: the same bytes once. */
  keepRaw: (raw: RawBody) => Promise<'added' | 'already-there'>;
  list: (source: string, limit: number) => Promise<ListedDelivery[]>;
  /** One entry, with its body. */
  find: (source: string, id: string) => Promise<FoundDelivery | undefined>;
};

const daySeconds = 86_400;

type Keeping = {
  /** Keys the name of an entry: what is left of it once it is settled must not tell what it said. */
  key: () => Promise<Uint8Array>;
  keptDays: number;
};

/** Keeps quarantined deliveries, and the raw bodies of accepted ones, for some days; the same delivery once. */
export const quarantineStore = (
  client: DynamoDBClient,
  TableName: string,
  { key, keptDays }: Keeping,
): QuarantineStore => ({
  ...quarantineReader(client, TableName),
  add: async (delivery) => {
    const { deliveryId = '', reason, body } = delivery;
    const id = idOf(await key(), body, `${deliveryId}\n${reason}\n`);
    return putOnce(client, TableName, { ...itemOf(delivery, keptDays), id });
  },
  keepRaw: async (raw) => {
    const items = rawItemsOf(raw, { id: idOf(await key(), raw.body, ''), keptDays });
    const outcomes = await Promise.all(items.map((item) => putOnce(client, TableName, item)));
    return outcomes.includes('added') ? 'added' : 'already-there';
  },
});

/** Reads what waits in quarantine. */
export const quarantineReader = (
  client: DynamoDBClient,
  TableName: string,
): Pick<QuarantineStore, 'list' | 'find'> => ({
  list: async (source, limit) => {
    const listed: ListedDelivery[] = [];
    // A page ends after a megabyte of bodies, though they are not asked for: a few large ones fill it.
    for (let after: StartKey; listed.length < limit;) {
      const page = await client.send(
        listQuery(TableName, { source, limit: limit - listed.length, after }),
      );
      listed.push(...(page.Items ?? []).map((item) => z.parse(listedShape, unmarshall(item))));
      after = page.LastEvaluatedKey;
      if (!after) break;
    }
    return listed;
  },
  find: async (source, id) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: { source: { S: source }, id: { S: id } } }),
    );
    if (!Item) return undefined;
    const { body, ...entry } = z.parse(foundShape, unmarshall(Item));
    return { ...entry, body: unpackBody(body) };
  },
});

type StartKey = QueryCommandInput['ExclusiveStartKey'];

const listQuery = (
  TableName: string,
  { source, limit, after }: { source: string; limit: number; after: StartKey },
) =>
  new QueryCommand({
    TableName,
    Limit: limit,
    ScanIndexForward: false,
    KeyConditionExpression: '#source = :source',
    ProjectionExpression: '#source, id, reason, #fields, receivedAt, bodyBytes',
    ExpressionAttributeNames: { '#source': 'source', '#fields': 'fields' },
    ExpressionAttributeValues: { ':source': { S: source } },
    ...(after && { ExclusiveStartKey: after }),
  });

const putOnce = async (
  client: DynamoDBClient,
  TableName: string,
  item: Record<string, unknown>,
): Promise<'added' | 'already-there'> => {
  const Item = marshall(item, { removeUndefinedValues: true });
  try {
    await client.send(
      new PutItemCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(id)' }),
    );
    return 'added';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'already-there';
    throw error;
  }
};

const itemOf = ({ body, ...delivery }: Quarantined, keptDays: number) => ({
  ...delivery,
  body: packBody(body),
  bodyBytes: body.length,
  expiresAt: expiryOf(delivery.receivedAt, keptDays),
});

/** Bytes of a raw body in one item: what does not become smaller by packing still fits. */
const pieceBytes = 256 * 1024;

/**
 * A raw body in as many items as it takes, `<id>`, `<id>.1`, …: its bytes one after the other. A source's name
 * holds no slash, so that what is kept raw never stands among what waits.
 */
const rawItemsOf = ({ source, body, ...raw }: RawBody, { id, keptDays }: Named) =>
  Array.from({ length: Math.ceil(body.length / pieceBytes) || 1 }, (_, i) => {
    const piece = body.subarray(i * pieceBytes, (i + 1) * pieceBytes);
    return {
      ...raw,
      source: `kept/${source}`,
      id: i === 0 ? id : `${id}.${i}`,
      reason: 'kept',
      fields: [],
      body: packBody(piece),
      bodyBytes: piece.length,
      expiresAt: expiryOf(raw.receivedAt, keptDays),
    };
  });

type Named = { id: KeyedHash; keptDays: number };

const idOf = (key: Uint8Array, body: Uint8Array, more: string): KeyedHash =>
  keyedHash(key, 'quarantined', Buffer.concat([Buffer.from(more), body]));

const expiryOf = (receivedAt: number, keptDays: number): number =>
  Math.floor(receivedAt / 1000) + keptDays * daySeconds;
