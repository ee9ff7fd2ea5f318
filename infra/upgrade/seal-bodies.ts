import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { unpackBody } from '../../functions/reports/sources/packed-body.ts';
import { storedShape } from '../../functions/reports/sources/quarantined.ts';
import {
  packedMask,
  sealDelivery,
  sealId,
} from '../../functions/reports/sources/sealed-delivery.ts';
import { quarantineTable as table } from '../../functions/reports/sources/tables.ts';
import type { Sealing } from '../../shared/sealed.ts';
import { replace } from '../../shared/table/put.ts';

const rowShape = z.looseObject({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
type Row = z.infer<typeof rowShape>;

/**
 * Seals what versions before stored in the open of deliveries: bodies, headers, ids and links. Nothing else of a row
 * changes, and its name stays. Can be stopped anywhere and run again; returns how many rows it changed, 0 when none is left.
 */
export const sealBodies = async (
  client: DynamoDBClient,
  TableName: string,
  sealing: Sealing,
): Promise<number> => {
  let changed = 0;
  const pages = paginateScan(
    { client },
    { TableName, ConsistentRead: true, FilterExpression: 'attribute_exists(body)' },
  );
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const row = z.parse(rowShape, unmarshall(item));
      const stored = { client, table, TableName };
      const sealed = await sealedRow(sealing, row);
      // What was settled, or sealed, since it was read stays as it is now.
      if ((await replace(stored, sealed, { body: row.body })) === 'replaced') changed += 1;
    }
  return changed;
};

/** What stood in the open, and goes. */
const sealedNow = new Set(['body', 'deliveryId', 'told', 'headers']);

const sealedRow = async (sealing: Sealing, row: Row) => {
  const { deliveryId, told, headers, ...head } = z.parse(storedShape, row);
  const whole = { ...head, deliveryId, told, headers, body: unpackBody(row.body) };
  const open = Object.entries(row).filter(([name]) => !sealedNow.has(name));
  return {
    ...Object.fromEntries(open),
    ...{ source: row.source, id: row.id },
    sealed: await sealDelivery(sealing, row, whole),
    ...(deliveryId !== undefined && { sealedId: await sealId(sealing, row, deliveryId) }),
    ...(row.reason !== 'kept' && { mask: packedMask(whole, undefined) }),
  };
};
