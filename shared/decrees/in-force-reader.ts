import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../table/find.ts';
import { listed, storedBelow } from '../table/list-below.ts';
import { eventually } from '../table/table.ts';
import { heldShape, inForce, stampShape, type Held } from './held.ts';
import { isKindName } from './kind-names.ts';
import { decreedTable as table } from './tables.ts';

/** All that is in force, and the stamp of the last agreement: '' where there has been none. */
export type InForce = {
  stamp: string;
  rows: Held[];
  /** Items of rows that this version cannot read: of a later one, or spoilt. */
  unreadable: string[];
};

/** Reads what is in force; 'unchanged' where it is what was read under a stamp before. */
export type ReadInForce = (known?: string) => Promise<InForce | 'unchanged'>;

/**
 * Reads the stamp alone where something is known already, and all rows only when it has changed: what a function looks at
 * each minute is one small item.
 */
export const inForceReader = (client: DynamoDBClient, TableName: string): ReadInForce => {
  const stored = eventually({ client, table, TableName });
  return async (known) => {
    if (known !== undefined) {
      const key = { subject: inForce.subject, item: inForce.stamp };
      const stamp = (await find(stored, stampShape(), key))?.stamp ?? '';
      if (stamp === known) return 'unchanged';
    }
    const items = await listed(storedBelow(stored, { in: inForce.subject }));
    const stamp = items.find(({ item }) => item?.S === inForce.stamp)?.['stamp']?.S ?? '';
    const rows = items.filter(({ item }) => item?.S !== inForce.stamp);
    return { stamp, ...readRows(rows.map((row) => unmarshall(row))) };
  };
};

/** One row that is not understood hides no other. */
const readRows = (items: readonly Record<string, unknown>[]): Omit<InForce, 'stamp'> => {
  const shape = heldShape();
  const rows: Held[] = [];
  const unreadable: string[] = [];
  for (const item of items) {
    const row = z.safeParse(shape, item);
    if (row.success && isKindName(row.data.kind)) rows.push(row.data);
    else unreadable.push(String(item['item']));
  }
  return { rows, unreadable };
};
