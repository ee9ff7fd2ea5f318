import { describe, expect, it } from '@jest/globals';
import { faultsOf, type Measured } from '../bench/growth/judge.ts';

const use = (rows: number, more: Partial<Measured['uses'][number]> = {}) => ({
  ...{ calls: 2, rows, units: 1, cpuMs: 5 },
  ...more,
});
const measured = (grows: Measured['grows'], ...uses: Measured['uses']): Measured[] => [
  { name: 'antrean', grows, uses },
];
const sizes = [1000, 10_000] as const;

describe('what grows with what is stored', () => {
  it('is no list that shows a page, whatever is stored', () => {
    expect(faultsOf(sizes, measured('constant', use(100), use(100)))).toEqual([]);
  });

  it('is told of a list that reads ten times as much', () => {
    expect(faultsOf(sizes, measured('constant', use(100), use(1000)))).toEqual([
      'antrean: rows looked at grew 10.0 times, more than 3.0',
    ]);
    expect(faultsOf(sizes, measured('constant', use(100), use(100, { calls: 20 })))).toEqual([
      'antrean: calls grew 10.0 times, more than 3.0',
    ]);
    expect(faultsOf(sizes, measured('constant', use(100), use(100, { cpuMs: 50 })))).toEqual([
      'antrean: processor time grew 10.0 times, more than 6.0',
    ]);
  });

  it('may be a count, as long as it grows no faster', () => {
    const once = use(1000, { calls: 10, cpuMs: 50 });
    const tenfold = use(10_000, { calls: 100, cpuMs: 500 });
    expect(faultsOf(sizes, measured('linear', once, tenfold))).toEqual([]);
    const squared = use(100_000, { calls: 100, cpuMs: 5000 });
    expect(faultsOf(sizes, measured('linear', once, squared))).toHaveLength(2);
  });

  it('is not known of what was not measured', () => {
    expect(faultsOf(sizes, measured('constant'))).toEqual(['antrean was not measured']);
  });
});
