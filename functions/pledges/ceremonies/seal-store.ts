import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { regionOfCeremony } from './ceremony.ts';
import { itemsBelow } from '../table/items-below.ts';
import { putOnce } from '../table/put-once.ts';
import { listHash, type Listed } from './pledged.ts';
import { sealedIdsShape, sealShape, type Seal } from './seal.ts';

export type SealStore = {
  /** Seals a list for good; the first seal stands, whoever comes later is answered that one. */
  seal: (
    ceremonyId: string,
    pledges: readonly Listed[],
    made: Pick<Seal, 'sealedAt' | 'by'>,
  ) => Promise<Seal>;
  find: (ceremonyId: string) => Promise<Seal | undefined>;
  /** The receipt ids that were sealed. */
  sealedIds: (ceremonyId: string, seal: Seal) => Promise<Set<string>>;
};

/** 8 bytes each: 240 KB of the 400 an item may have. */
const idsInItem = 30_000;

/** Keeps the list of a ceremony as it was sealed: the list first, under its hash, and then the seal that names it. */
export const sealStore = (client: DynamoDBClient, TableName: string): SealStore => ({
  seal: async (ceremonyId, pledges, made) => {
    const region = regionOfCeremony(ceremonyId);
    const hash = listHash(pledges);
    const ids = pledges.map(({ receiptId }) => receiptId).sort();
    for (let from = 0; from < ids.length; from += idsInItem) {
      const item = `sealedlist#${ceremonyId}#${hash}#${String(from).padStart(7, '0')}`;
      const some = new Uint8Array(Buffer.from(ids.slice(from, from + idsInItem).join(''), 'hex'));
      const Item = marshall({ region, item, ids: some });
      await client.send(new PutItemCommand({ TableName, Item }));
    }
    const seal: Seal = { hash, pledges: ids.length, ...made };
    const Item = marshall({ ...keyOf(ceremonyId), ...seal });
    const before = await putOnce(client, { TableName, Item });
    return before ? z.parse(sealShape, before) : seal;
  },
  find: async (ceremonyId) => {
    const Key = marshall(keyOf(ceremonyId));
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && z.parse(sealShape, unmarshall(Item));
  },
  sealedIds: async (ceremonyId, { hash }) => {
    const found = new Set<string>();
    const region = regionOfCeremony(ceremonyId);
    const start = `sealedlist#${ceremonyId}#${hash}#`;
    for await (const item of itemsBelow(client, TableName, { region, start })) {
      const hex = Buffer.from(z.parse(sealedIdsShape, item).ids).toString('hex');
      for (const id of hex.match(/.{16}/g) ?? []) found.add(id);
    }
    return found;
  },
});

const keyOf = (ceremonyId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `seal#${ceremonyId}`,
});
