import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishCounts, smallestCell } from '../../functions/pledges/publish-counts.ts';

const regionOf = (counts: number[]) => ({
  code: '18.09',
  name: 'Kabupaten Pesawaran',
  zone: 'Asia/Jakarta' as const,
  units: counts.map((_, i) => ({ code: `U-${i}`, name: `Unit ${i}` })),
});

const countsOf = (counts: number[]) =>
  counts.map((pns, i) => ({
    region: '18.09',
    unit: `U-${i}`,
    counts: { pns, pppk: 0, 'pppk-part-time': 0, 'non-asn': 0 },
    countedAt: 1,
  }));

describe('published counts', () => {
  it('never show a cell below five, and none that the others give away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 9 }),
        (counts) => {
          const { pledged, units, otherUnits } = publishCounts(regionOf(counts), countsOf(counts));
          const total = counts.reduce((sum, n) => sum + n, 0);
          expect(pledged).toBe(total >= smallestCell ? total : undefined);
          for (const unit of units) expect(unit.pledged).toBeGreaterThanOrEqual(smallestCell);
          if (otherUnits) {
            expect(otherUnits.units).toBeGreaterThanOrEqual(
              Math.min(2, counts.filter((n) => n > 0).length),
            );
            expect(otherUnits.pledged).toBeGreaterThanOrEqual(smallestCell);
          }
          const shown =
            units.reduce((sum, unit) => sum + unit.pledged, 0) + (otherUnits?.pledged ?? 0);
          if (pledged !== undefined) expect(shown).toBe(total);
        },
      ),
    );
  });

  it('merge the smallest shown unit with a small one, so that no subtraction isolates it', () => {
    const { units, otherUnits } = publishCounts(regionOf([20, 8, 2]), countsOf([20, 8, 2]));
    expect(units.map(({ pledged }) => pledged)).toEqual([20]);
    expect(otherUnits).toEqual({ units: 2, pledged: 10 });
  });
});
