import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import type { Sealing } from '../../../shared/sealed.ts';
import { find } from '../../../shared/table/find.ts';
import { readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { shownMasked, type MaskedDelivery } from './masked-delivery.ts';
import {
  listedShape,
  storedShape,
  type FoundDelivery,
  type ListedDelivery,
  type Quarantined,
  type RawBody,
} from './quarantined.ts';
import {
  maskIn,
  openDelivery,
  packedMask,
  sealDelivery,
  sealId,
  type Place,
} from './sealed-delivery.ts';
import type { Source } from './source.ts';
import { quarantineTable as table } from './tables.ts';

export type QuarantineStore = {
  /** Seals and stores a delivery, with what may be shown of it as its source reads it now. */
  add: (delivery: Quarantined, readBy: Source | undefined) => Promise<'added' | 'already-there'>;
  /** Seals and stores the raw body of an accepted delivery, apart from the quarantine: the same bytes once. */
  keepRaw: (raw: RawBody) => Promise<'added' | 'already-there'>;
  /** One entry, opened by the machine: nothing of it goes to one person alone. */
  find: (source: string, id: string) => Promise<FoundDelivery | undefined>;
  /** Seals an entry anew, with what its source as it is now may show of it; nothing where the entry has gone. */
  sealAgain: (entry: FoundDelivery, readBy: Source) => Promise<void>;
} & QuarantineReader;

/** What can be seen of the quarantine without the secret that opens it. */
export type QuarantineReader = {
  list: (source: string, limit: number) => Promise<ListedDelivery[]>;
  /** Why one entry waits. */
  head: (source: string, id: string) => Promise<ListedDelivery | undefined>;
  /** One entry without its values. */
  look: (
    source: string,
    id: string,
    readBy: Source | undefined,
  ) => Promise<MaskedDelivery | undefined>;
};

const daySeconds = 86_400;

type Keeping = {
  /** Keys the name of an entry: what is left of it once it is settled must not tell what it said. */
  key: () => Promise<Uint8Array>;
  keptDays: number;
  sealing: Sealing;
};

/** Stores quarantined deliveries, and the raw bodies of accepted ones, for some days, sealed; the same delivery once. */
export const quarantineStore = (
  client: DynamoDBClient,
  TableName: string,
  { key, keptDays, sealing }: Keeping,
): QuarantineStore => {
  const stored = { client, table, TableName };
  return {
    ...quarantineReader(client, TableName),
    find: deliveryFinder(client, TableName, sealing),
    add: async (delivery, readBy) => {
      const { source, deliveryId = '', reason, body, receivedAt } = delivery;
      const id = idOf(await key(), body, `${deliveryId}\n${reason}\n`);
      const fields = await sealedFields(sealing, { source, id }, { entry: delivery, readBy });
      const expiresAt = expiryOf(receivedAt, keptDays);
      return putOnce(stored, { ...headOf({ ...delivery, id }), ...fields, expiresAt });
    },
    keepRaw: async (raw) => {
      const id = idOf(await key(), raw.body, '');
      const items = await Promise.all(rawItems(sealing, raw, { id, keptDays }));
      const outcomes = await Promise.all(items.map((item) => putOnce(stored, item)));
      return outcomes.includes('added') ? 'added' : 'already-there';
    },
    sealAgain: async (entry, readBy) => {
      const fields = await sealedFields(sealing, entry, { entry, readBy });
      const expiresAt = expiryOf(entry.receivedAt, keptDays);
      // What has been settled meanwhile must not come back.
      await replace(
        stored,
        { ...headOf(entry), ...fields, expiresAt },
        { receivedAt: entry.receivedAt },
      );
    },
  };
};

/** Reads what waits in quarantine, without its values; the last moment's writes may be missing. */
export const quarantineReader = (client: DynamoDBClient, TableName: string): QuarantineReader => {
  const stored = eventually({ client, table, TableName });
  return {
    list: async (source, most) => {
      const found: ListedDelivery[] = [];
      for await (const item of everyItem(client, listQuery(TableName, source, most))) {
        found.push(readItem(listedShape, item));
        if (found.length === most) break;
      }
      return found;
    },
    head: (source, id) => find(stored, listedShape, { source, id }),
    look: async (source, id, readBy) => {
      const entry = await find(stored, storedShape, { source, id });
      const mask = entry && maskIn(entry, readBy);
      return mask && shownMasked(entry, mask);
    },
  };
};

/** Opens entries of the quarantine one by one. */
export const deliveryFinder =
  (
    client: DynamoDBClient,
    TableName: string,
    sealing: Pick<Sealing, 'key'>,
  ): QuarantineStore['find'] =>
  async (source, id) => {
    const stored = eventually({ client, table, TableName });
    const entry = await find(stored, storedShape, { source, id });
    return entry && openDelivery(sealing, entry);
  };

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

type Whole = Pick<
  FoundDelivery,
  'reason' | 'receivedAt' | 'body' | 'headers' | 'told' | 'deliveryId'
>;

const sealedFields = async (
  sealing: Sealing,
  place: Place,
  { entry, readBy }: { entry: Whole; readBy: Source | undefined },
) => ({
  sealed: await sealDelivery(sealing, place, entry),
  ...(entry.deliveryId !== undefined && {
    sealedId: await sealId(sealing, place, entry.deliveryId),
  }),
  mask: packedMask(entry, readBy),
});

/** What of an entry stands in the open. */
const headOf = ({
  source,
  id,
  reason,
  fields,
  receivedAt,
  body,
}: Omit<ListedDelivery, 'bodyBytes'> & { body: Uint8Array }) => ({
  ...{ source, id, reason, fields, receivedAt },
  bodyBytes: body.length,
});

/** Bytes of a raw body in one item: what does not become smaller by packing still fits. */
const pieceBytes = 256 * 1024;

/**
 * A raw body in as many items as it takes, `<id>`, `<id>.1`, …: its bytes one after the other. A source's name
 * holds no slash, so that raw bodies are never listed with what waits.
 */
const rawItems = (
  sealing: Sealing,
  { source: name, body, headers, receivedAt }: RawBody,
  { id, keptDays }: { id: KeyedHash; keptDays: number },
) =>
  Array.from({ length: Math.ceil(body.length / pieceBytes) || 1 }, async (_, i) => {
    const piece = body.subarray(i * pieceBytes, (i + 1) * pieceBytes);
    const place = { source: `kept/${name}`, id: i === 0 ? id : `${id}.${i}` };
    return {
      ...place,
      reason: 'kept',
      fields: [],
      receivedAt,
      sealed: await sealDelivery(sealing, place, { body: piece, headers }),
      bodyBytes: piece.length,
      expiresAt: expiryOf(receivedAt, keptDays),
    };
  });

const idOf = (key: Uint8Array, body: Uint8Array, more: string): KeyedHash =>
  keyedHash(key, 'quarantined', Buffer.concat([Buffer.from(more), body]));

const expiryOf = (receivedAt: number, keptDays: number): number =>
  Math.floor(receivedAt / 1000) + keptDays * daySeconds;
