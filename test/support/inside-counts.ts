import * as z from 'zod/mini';
import { pledgeRow, pledgesOf } from '../../functions/pledges/register/pledge-row.ts';
import type { FoundRow } from './inside-tables.ts';

/** Exactly how many people a suite's register holds in a region, and how many it has counted there. */
export const insideCounts = (found: FoundRow[], region: string) => {
  const rows = found.map(({ row }) => row);
  return {
    pledges: rows.filter((row) => isPerson(row) && bestOf(row)?.region === region).length,
    counted: rows
      .filter((row) => row['region'] === region && 'cell' in row)
      .flatMap((row) => Object.entries(row).filter(([name]) => name.startsWith('n:')))
      .reduce((sum, [, count]) => sum + Number(count), 0),
  };
};

type Row = FoundRow['row'];

const isPerson = (row: Row): boolean =>
  'personKey' in row && !('pledges' in row) && z.safeParse(pledgeRow, row).success;

/** By what a person in the register counts. */
export const bestOf = (row: Row) => pledgesOf(z.parse(pledgeRow, row))[0];
