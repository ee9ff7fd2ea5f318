import { addCounts, peopleIn, type Counts } from './participation-cell.ts';
import type { CellCount } from './participation-item.ts';
import { extraBelow } from './claims.ts';

/** How many people a unit expects by its region's roster, by unit code; none for a region without a roster. */
export type UnitsExpected = ReadonlyMap<string, number>;

type Ceilings = {
  region: string;
  cells: readonly CellCount[];
  expected: UnitsExpected;
  noiseKey: Uint8Array;
};

/**
 * The units in which more people pledged or claimed than the roster expects, beyond an extra that nobody knows and that
 * stays the same for a unit: whoever adds people one by one does not learn from it who was there before.
 */
export const unitsAbove = ({ region, cells, expected, noiseKey }: Ceilings): string[] => {
  const units = new Map<string, Counts>();
  for (const { unit, counts } of cells) {
    const sum = units.get(unit) ?? {};
    addCounts(sum, counts);
    units.set(unit, sum);
  }
  return [...expected]
    .filter(([unit, people]) => {
      const most = Math.max(10, Math.ceil(people / 10));
      const extra = 1 + extraBelow(noiseKey, `ceiling/${region}/${unit}`, most);
      return peopleIn(units.get(unit) ?? {}) >= people + extra;
    })
    .map(([unit]) => unit)
    .sort();
};
