import type { FoundRow } from './inside-tables.ts';

/** Exactly how many pledges a suite holds for a region, and how many people it has counted there. */
export const insideCounts = (rows: FoundRow[], region: string) => {
  const ofRegion = rows.filter(({ row }) => row['region'] === region).map(({ row }) => row);
  return {
    pledges: ofRegion.filter((row) => 'personKey' in row && 'receipt' in row).length,
    counted: ofRegion
      .filter((row) => 'cell' in row)
      .flatMap((row) => Object.entries(row).filter(([name]) => name.startsWith('n:')))
      .reduce((sum, [, count]) => sum + Number(count), 0),
  };
};
