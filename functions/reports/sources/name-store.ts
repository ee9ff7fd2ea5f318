import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { Sealing } from '../../../shared/sealed.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { putOnceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { keptUntil } from '../intake/retention.ts';
import type { NameStore } from './known-as.ts';
import { nameShape } from './quarantined.ts';
import { openId, sealId } from './sealed-delivery.ts';
import { quarantineTable as table } from './tables.ts';

type Keeping = { key: () => Promise<Uint8Array>; sealing: Sealing };

/** A source's name holds no slash, so that names are never listed with what waits. */
const placeOf = (key: Uint8Array, source: string, name: string) => ({
  source: `same/${source}`,
  id: keyedHash(key, 'delivery-name', name),
});

/** Stores which submission a name stands for, the name keyed and the id sealed, for as long as any report is stored. */
export const nameStore = (
  client: DynamoDBClient,
  TableName: string,
  { key, sealing }: Keeping,
): NameStore => {
  const stored = { client, table, TableName };
  return {
    find: async (source, names) => {
      const secret = await key();
      const places = new Map(
        names.map((name) => {
          const place = placeOf(secret, source, name);
          return [String(place.id), { name, place }];
        }),
      );
      const keys = [...places.values()].map(({ place }) => place);
      const found = new Map<string, string>();
      for (const { id, sealedId } of await findMany(stored, nameShape, { keys })) {
        const at = places.get(id);
        if (at) found.set(at.name, await openId(sealing, at.place, sealedId));
      }
      return found;
    },
    add: async (source, names, { id, at }) => {
      const secret = await key();
      const expiresAt = keptUntil('named', at);
      const writes = await Promise.all(
        [...new Set(names)].map(async (name) => {
          const place = placeOf(secret, source, name);
          return putOnceWrite(stored, {
            ...place,
            sealedId: await sealId(sealing, place, id),
            expiresAt,
          });
        }),
      );
      return (await writeTogether(client, writes)) === 'written' ? 'added' : 'meanwhile';
    },
  };
};
