import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { find } from '../../../shared/table/find.ts';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { packBody, unpackBody } from './packed-body.ts';
import {
  foundShape,
  listedShape,
  type FoundDelivery,
  type ListedDelivery,
  type Quarantined,
  type RawBody,
} from './quarantined.ts';
import { quarantineTable as table } from './tables.ts';

export type QuarantineStore = {
  add: (delivery: Quarantined) => Promise<'added' | 'already-there'>;
  /** Stores the raw body of an accepted delivery, apart from the quarantine: the same bytes once. */
  keepRaw: (raw: RawBody) => Promise<'added' | 'already-there'>;
  list: (source: string, limit: number) => Promise<ListedDelivery[]>;
  /** One entry, with its body. */
  find: (source: string, id: string) => Promise<FoundDelivery | undefined>;
};

const daySeconds = 86_400;

type Retention = {
  /** Keys the name of an entry: what is left of it once it is settled must not tell what it said. */
  key: () => Promise<Uint8Array>;
  keptDays: number;
};

/** Stores quarantined deliveries, and the raw bodies of accepted ones, for some days; the same delivery once. */
export const quarantineStore = (
  client: DynamoDBClient,
  TableName: string,
  { key, keptDays }: Retention,
): QuarantineStore => {
  const stored = { client, table, TableName };
  return {
    ...quarantineReader(client, TableName),
    add: async (delivery) => {
      const { deliveryId = '', reason, body } = delivery;
      const id = idOf(await key(), body, `${deliveryId}\n${reason}\n`);
      return putOnce(stored, { ...entryOf(delivery, keptDays), id });
    },
    keepRaw: async (raw) => {
      const items = rawItemsOf(raw, { id: idOf(await key(), raw.body, ''), keptDays });
      const outcomes = await Promise.all(items.map((item) => putOnce(stored, item)));
      return outcomes.includes('added') ? 'added' : 'already-there';
    },
  };
};

/** Reads what waits in quarantine; the last moment's writes may be missing. */
export const quarantineReader = (
  client: DynamoDBClient,
  TableName: string,
): Pick<QuarantineStore, 'list' | 'find'> => ({
  list: async (source, most) => {
    const found: ListedDelivery[] = [];
    for await (const item of everyItem(client, listQuery(TableName, source, most))) {
      found.push(readItem(listedShape, item));
      if (found.length === most) break;
    }
    return found;
  },
  find: async (source, id) => {
    const stored = eventually({ client, table, TableName });
    const entry = await find(stored, foundShape, { source, id });
    return entry && { ...entry, body: unpackBody(entry.body) };
  },
});

/** Bodies are not asked for; yet a page ends after a megabyte of them, so that one query may take several pages. */
const listQuery = (TableName: string, source: string, most: number): QueryCommandInput => ({
  TableName,
  Limit: most,
  ScanIndexForward: false,
  KeyConditionExpression: '#source = :source',
  ProjectionExpression: '#source, id, reason, #fields, receivedAt, bodyBytes',
  ExpressionAttributeNames: { '#source': table.partitionKey, '#fields': 'fields' },
  ExpressionAttributeValues: { ':source': { S: source } },
});

const entryOf = ({ body, ...delivery }: Quarantined, keptDays: number) => ({
  ...delivery,
  body: packBody(body),
  bodyBytes: body.length,
  expiresAt: expiryOf(delivery.receivedAt, keptDays),
});

/** Bytes of a raw body in one item: what does not become smaller by packing still fits. */
const pieceBytes = 256 * 1024;

/**
 * A raw body in as many items as it takes, `<id>`, `<id>.1`, …: its bytes one after the other. A source's name
 * holds no slash, so that raw bodies are never listed with what waits.
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
