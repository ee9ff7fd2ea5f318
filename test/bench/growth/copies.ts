import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { eachOf } from '../../../shared/each-of.ts';
import type { StoredItem } from '../../../shared/table/item.ts';

/** Rows that one call writes, by the service's own limit. */
const atOnce = 25;
const abreast = 8;

/** Rows from one number up to another, not including it. */
export type Range = { from: number; to: number };

/** Copies of a row as the house's own store wrote it, each with what is its own: true by the row they come from. */
export const writeCopies = async (
  client: DynamoDBClient,
  TableName: string,
  { row, range, own }: { row: StoredItem; range: Range; own: (n: number) => object },
): Promise<void> => {
  const many = Math.max(0, Math.ceil((range.to - range.from) / atOnce));
  const starts = Array.from({ length: many }, (_, nth) => range.from + nth * atOnce);
  await eachOf(starts, { atOnce: abreast }, async (start) => {
    const numbers = Array.from({ length: Math.min(atOnce, range.to - start) }, (_, i) => start + i);
    const puts = numbers.map((n) => ({
      PutRequest: { Item: { ...row, ...marshall(own(n), { removeUndefinedValues: true }) } },
    }));
    const RequestItems = { [TableName]: puts };
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0)
      throw new Error(`${TableName} left rows unwritten`);
  });
};
