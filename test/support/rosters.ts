import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import type { SheetRow } from '../../shared/csv/read-rows.ts';
import type { SentRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { tableOf } from './table-of.ts';

/** The tables that rosters and the pledges they verify live in. */
export const createRosterTables = (client: DynamoDBClient, suffix = '') =>
  createTables(client, [
    tableOf(rostersTable, `rosters${suffix}`),
    tableOf(pledgesTable, `pledges${suffix}`),
  ]);

/** The NIP of the nth civil servant: every one another, all of them possible. */
export const nipOf = (n: number): string =>
  `${1960 + (n % 40)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}` +
  `2015${String(1 + (n % 12)).padStart(2, '0')}${1 + (n % 2)}${String(1 + (Math.floor(n / 840) % 999)).padStart(3, '0')}`;

/** A sheet of so many civil servants, spread over units, as a region's personnel agency exports it. */
export const sheetOf = (count: number, units: readonly string[]): string =>
  ['nip,nama,unit,status']
    .concat(
      Array.from(
        { length: count },
        (_, n) => `${nipOf(n)},Pegawai ${n},${units[n % units.length]},`,
      ),
    )
    .join('\n');

/** A roster as it was sent, of rows that say what they say. */
export const sentRows = (
  rows: Record<string, string>[],
  changes: Partial<SentRoster> = {},
): SentRoster => ({
  region: '18.09',
  mode: 'add',
  sheet: { rows: rows.map((cells, i): SheetRow => ({ line: i + 2, cells })), unreadable: [] },
  content: Buffer.from(JSON.stringify(rows)),
  idempotencyKey: undefined,
  by: 'chair-1',
  ...changes,
});
