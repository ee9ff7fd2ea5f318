import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { put, putOrFind } from '../../../shared/table/put.ts';
import { ceremoniesTable as table } from './tables.ts';
import { regionOfCeremony } from './ceremony.ts';
import { listHash, type Listed } from './pledged.ts';
import { sealedIdsShape, sealShape, type Seal } from './seal.ts';

export type SealStore = {
  /** Seals a list for good, the first time; later calls return the first seal. */
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

/** Stores the list of a ceremony as it was sealed: the list first, under its hash, and then the seal that names it. */
export const sealStore = (client: DynamoDBClient, TableName: string): SealStore => {
  const stored = { client, table, TableName };
  return {
    seal: async (ceremonyId, pledges, made) => {
      const region = regionOfCeremony(ceremonyId);
      const hash = listHash(pledges);
      const ids = pledges.map(({ receiptId }) => receiptId).sort();
      for (let from = 0; from < ids.length; from += idsInItem) {
        const item = `sealedlist#${ceremonyId}#${hash}#${String(from).padStart(7, '0')}`;
        const some = new Uint8Array(Buffer.from(ids.slice(from, from + idsInItem).join(''), 'hex'));
        await put(stored, { region, item, ids: some });
      }
      const seal: Seal = { hash, pledges: ids.length, ...made };
      return (await putOrFind(stored, sealShape, { ...keyOf(ceremonyId), ...seal })) ?? seal;
    },
    find: (ceremonyId) => find(stored, sealShape, keyOf(ceremonyId)),
    sealedIds: async (ceremonyId, { hash }) => {
      const found = new Set<string>();
      const start = `sealedlist#${ceremonyId}#${hash}#`;
      const below = { in: regionOfCeremony(ceremonyId), start };
      for await (const { ids } of listBelow(stored, sealedIdsShape, below))
        for (const id of Buffer.from(ids).toString('hex').match(/.{16}/g) ?? []) found.add(id);
      return found;
    },
  };
};

const keyOf = (ceremonyId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `seal#${ceremonyId}`,
});
