import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { quarantineTable as table } from './tables.ts';
import { unknownNameShape, type UnknownName } from './unknown-name.ts';

export type UnknownStore = {
  /** Counts a delivery to a name nobody made, and returns under which name it is stored; undefined where no more are. */
  note: (delivery: { name: string; at: number; bytes: number }) => Promise<string | undefined>;
  list: () => Promise<UnknownName[]>;
};

/** A source's name holds no slash, so that names nobody made are never listed with what waits. */
const partition = 'unknown/';

/** Anybody can send to any name: so many names are stored apart, and of each so much. */
export const unknownBounds = { names: 50, deliveries: 5000, bytes: 20 * 1024 * 1024 };

/** Stands for every name beyond the bound. */
export const otherNames = 'nama-lain';

/** Lists names that deliveries came for and no source has; the last moment's may be missing. */
export const unknownNameReader = (
  client: DynamoDBClient,
  TableName: string,
): Pick<UnknownStore, 'list'> => ({
  list: () =>
    listReadable(eventually({ client, table, TableName }), unknownNameShape, { in: partition }),
});

/** Counts what comes for names that no source has. */
export const unknownStore = (
  client: DynamoDBClient,
  TableName: string,
  keptDays: number,
): UnknownStore => {
  const { list } = unknownNameReader(client, TableName);
  const count = countIn(client, TableName, keptDays);
  return {
    list,
    note: async ({ name, ...delivery }) => {
      const known = await count(name, delivery, 'if-known');
      const isFull = !known && (await list()).length >= unknownBounds.names;
      const counted = known ?? (await count(isFull ? otherNames : name, delivery, 'new'));
      const { deliveries, bytes } = unknownBounds;
      const fits = counted && counted.deliveries <= deliveries && counted.bytes <= bytes;
      return fits ? counted.name : undefined;
    },
  };
};

const countedShape = z.extend(unknownNameShape, { bytes: z.int() });

const countIn =
  (client: DynamoDBClient, TableName: string, keptDays: number) =>
  async (name: string, { at, bytes }: { at: number; bytes: number }, which: 'if-known' | 'new') => {
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, { source: partition, id: name }),
      UpdateExpression:
        'SET #name = :name, lastAt = :at, expiresAt = :expiresAt, firstAt = if_not_exists(firstAt, :at) ADD deliveries :one, #bytes :bytes',
      ...(which === 'if-known' && { ConditionExpression: 'attribute_exists(lastAt)' }),
      ExpressionAttributeNames: { '#name': 'name', '#bytes': 'bytes' },
      ExpressionAttributeValues: marshall({
        ':name': name,
        ':at': at,
        ':expiresAt': Math.floor(at / 1000) + keptDays * 86_400,
        ':one': 1,
        ':bytes': bytes,
      }),
      ReturnValues: 'ALL_NEW',
    });
    const written = await unlessRefused(client.send(command));
    return written?.Attributes && readItem(countedShape, written.Attributes);
  };
