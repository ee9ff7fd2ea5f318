import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { keyOf, type StoredItem } from '../../../shared/table/item.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { regionOfCeremony } from '../ceremonies/ceremony.ts';
import { ceremoniesTable } from '../ceremonies/tables.ts';
import { pledgeRow, pledgesOf, type PledgeRow } from '../register/pledge-row.ts';
import { isProven, standings } from '../register/standing.ts';
import { pledgesTable } from '../register/tables.ts';
import {
  packUses,
  ticketsOf,
  ticketUsesShape,
  unpackUses,
  useBytes,
} from '../ceremonies/ticket-uses.ts';
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
    const row = await rowOf(client, tables.pledges, person);
    const pledge = row && pledgeOf(tables.pledges, person, row);
    const [roster, sheetRows, uses] = await Promise.all([
      rosterOf(client, tables.rosters, person),
      sheetRowsOf(client, tables.ceremonies, person),
      pledge ? ticketUsesOf(client, tables.ceremonies, row) : [],
    ]);
    return {
      trace: {
        pledge: pledge ? 'erased' : 'none',
        roster: person.forgetOnRoster ? (roster.length > 0 ? 'erased' : 'none') : 'not-asked',
        sheetRows: sheetRows.length,
      },
      writes: [...(pledge ? [pledge] : []), ...roster, ...sheetRows, ...uses],
    };
  };

type Write = TransactWriteItem;

const proofs = standings.filter(
  (standing): standing is 'attended' | 'confirmed' | 'attended-by-unit' => isProven(standing),
);

const rowOf = (client: DynamoDBClient, TableName: string, { personKey }: Person) =>
  find({ client, table: pledgesTable, TableName }, pledgeRow, { personKey });

/**
 * A claim is found wherever it was made, for anybody can make one with anybody's number. Proof of other regions alone is
 * none of this one's business, whatever was claimed here, and is treated as missing: a claim made for the purpose would
 * let this region's admin erase it. What goes, goes whole.
 */
const pledgeOf = (
  TableName: string,
  { region, personKey }: Person,
  row: PledgeRow,
): Write | undefined => {
  const Key = keyOf(pledgesTable, { personKey });
  const pledges = pledgesOf(row);
  const proven = pledges.filter(({ standing }) => isProven(standing));
  const isOurs = proven.length === 0 || proven.some((pledge) => pledge.region === region);
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
): Promise<Write[]> => {
  if (!forgetOnRoster) return [];
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

const usesKey = z.object({ ...ticketUsesShape.shape, region: z.string(), item: z.string() });

/** Who used which ticket is noted for some days: the person is taken out, all others stay. */
const ticketUsesOf = async (
  client: DynamoDBClient,
  TableName: string,
  { personKey, attended, claimed }: PledgeRow,
): Promise<Write[]> => {
  const writes: Write[] = [];
  const stored = { client, table: ceremoniesTable, TableName };
  for (const { ceremony, code } of [attended, claimed].filter((one) => one !== undefined)) {
    if (ceremony === undefined || code === undefined) continue;
    const below = { in: regionOfCeremony(ceremony), start: ticketsOf(ceremony, code) };
    for await (const { region, item, uses } of listBelow(stored, usesKey, below)) {
      const others = unpackUses(uses).filter((use) => use.personKey !== personKey);
      if (others.length * useBytes === uses.length) continue;
      writes.push({
        Update: {
          TableName,
          Key: keyOf(ceremoniesTable, { region, item }),
          UpdateExpression: 'SET uses = :others',
          ConditionExpression: 'uses = :seen',
          ExpressionAttributeValues: marshall({ ':others': packUses(others), ':seen': uses }),
        },
      });
    }
  }
  return writes;
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
