import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { keyOf, type StoredItem } from '../../../shared/table/item.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { ceremoniesTable } from '../ceremonies/tables.ts';
import { pledgeRow, pledgesOf } from '../register/pledge-row.ts';
import { isProven, standings } from '../register/standing.ts';
import { pledgesTable } from '../register/tables.ts';
import { sheetPartPrefix, sheetPartShape } from '../ceremonies/sheet.ts';
import { withoutPerson } from '../rosters/roster-parts.ts';
import type { ErasureStore, Person } from './erasure-store.ts';

/** Names of the tables in which something leads back to a person. */
export type StoredIn = { pledges: string; rosters: string; ceremonies: string };

/** One transaction takes a hundred writes; nobody is on so many sheets of two days. */
const mostSheetRows = 50;

/** Finds everything of a person that a region stores, and makes the writes that remove it if it has not changed since. */
export const findPerson =
  (client: DynamoDBClient, tables: StoredIn): ErasureStore['find'] =>
  async (person) => {
    const [pledge, roster, sheetRows] = await Promise.all([
      pledgeOf(client, tables.pledges, person),
      rosterOf(client, tables.rosters, person),
      sheetRowsOf(client, tables.ceremonies, person),
    ]);
    return {
      trace: {
        pledge: pledge ? 'erased' : 'none',
        roster: person.forgetOnRoster ? (roster ? 'erased' : 'none') : 'not-asked',
        sheetRows: sheetRows.length,
      },
      writes: [...(pledge ? [pledge] : []), ...(roster ? [roster] : []), ...sheetRows],
    };
  };

type Write = TransactWriteItem;

const proofs = standings.filter(
  (standing): standing is 'attended' | 'confirmed' | 'attended-by-unit' => isProven(standing),
);

/**
 * A claim is found wherever it was made, for anybody can make one with anybody's number; proof of another region alone
 * is none of this one's business, and is treated as missing. What goes, goes whole.
 */
const pledgeOf = async (
  client: DynamoDBClient,
  TableName: string,
  { region, personKey }: Person,
): Promise<Write | undefined> => {
  const Key = keyOf(pledgesTable, { personKey });
  const row = await find({ client, table: pledgesTable, TableName }, pledgeRow, { personKey });
  if (!row) return undefined;
  const pledges = pledgesOf(row);
  const proven = pledges.filter(({ standing }) => isProven(standing));
  const isOurs = proven.length === 0 || pledges.some((pledge) => pledge.region === region);
  if (!isOurs) return undefined;
  const names = proofs.map((_, i) => `#p${String(i)}`);
  const conditions = proofs.map((proof, i) =>
    row[proof] === undefined
      ? `attribute_not_exists(#p${String(i)})`
      : `#p${String(i)}.receiptId = :p${String(i)}`,
  );
  const values = proofs.flatMap((proof, i) =>
    row[proof] === undefined ? [] : [[`:p${String(i)}`, row[proof].receiptId] as const],
  );
  return {
    Delete: {
      TableName,
      Key,
      ConditionExpression: ['attribute_exists(personKey)', ...conditions].join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [name, proofs[i] ?? ''])),
      ...(values.length > 0 && {
        ExpressionAttributeValues: marshall(Object.fromEntries(values)),
      }),
    },
  };
};

const rosterOf = async (
  client: DynamoDBClient,
  TableName: string,
  { region, personKey, forgetOnRoster }: Person,
): Promise<Write | undefined> => {
  if (!forgetOnRoster) return undefined;
  return withoutPerson(client, TableName, { region, personKey });
};

const partKey = z.object({ ...sheetPartShape.shape, item: z.string() });

/** Rows of sheets that are on their way, or were and are not swept away yet. */
const sheetRowsOf = async (
  client: DynamoDBClient,
  TableName: string,
  { region, personKey }: Person,
): Promise<Write[]> => {
  const writes: Write[] = [];
  const stored = { client, table: ceremoniesTable, TableName };
  const below = { in: region, start: sheetPartPrefix };
  for await (const { item, pledges } of listBelow(stored, partKey, below)) {
    const at = pledges.findIndex((row) => row.personKey === personKey);
    if (at >= 0)
      writes.push(rowOut(TableName, keyOf(ceremoniesTable, { region, item }), { at, personKey }));
  }
  return writes.slice(0, mostSheetRows);
};

type Row = { at: number; personKey: string };

/** Marked, so that the change does not send the other rows on their way again: infra/pledges/ceremonies.ts. */
const rowOut = (TableName: string, Key: StoredItem, { at, personKey }: Row): Write => ({
  Update: {
    TableName,
    Key,
    UpdateExpression: `SET forgotten = :one REMOVE pledges[${at}]`,
    ConditionExpression: `pledges[${at}].personKey = :person`,
    ExpressionAttributeValues: marshall({ ':one': 1, ':person': personKey }),
  },
});
