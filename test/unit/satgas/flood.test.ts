import { describe, expect, it } from '@jest/globals';
import { floodFaults, simulateFlood } from '../../bench/report-flood.ts';

/** What a budget of US$ 250 has room for. */
const monthlySms = 757;

describe('a flood of 240 reports in four hours, with ten others among them', () => {
  it('has each of the others told within its ladder, on the first page, for a bounded price', async () => {
    const flood = { reports: 240, minutes: 240, monthlySms };
    const found = await simulateFlood(flood);
    expect(floodFaults(found, flood)).toEqual([]);
    expect(found.raised).toBeLessThan(60);
    expect(found.spent / monthlySms).toBeLessThan(0.11);
  });
});
