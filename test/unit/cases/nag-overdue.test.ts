import { describe, expect, it } from '@jest/globals';
import { countCases } from '../../../functions/reports/cases/count-cases.ts';
import { nagOverdue } from '../../../functions/reports/cases/nag-overdue.ts';
import type { ReadQueue } from '../../../functions/reports/cases/case-queue.ts';
import { aCase, countingWith, mondayNine } from '../../support/cases.ts';

const overdue = () => aCase({ dueAt: mondayNine - 1 });

describe('a region that cannot be read', () => {
  const ofRegions = (regions: Record<string, ReturnType<typeof overdue>[]>): ReadQueue => {
    return ({ region, after }) => {
      const found = regions[region];
      if (!found) return Promise.reject(new Error(`${region} is broken`));
      return Promise.resolve(after ? [] : found);
    };
  };

  it('holds no other region’s reminders back, nor a case those of others', async () => {
    const [bad, good, elsewhere] = [overdue(), overdue(), overdue()];
    const reminded: string[] = [];
    const nag = nagOverdue({
      regions: ['14.06', '18.09', '64.07'],
      readQueue: ofRegions({ '18.09': [bad, good], '64.07': [elsewhere] }),
      remind: ({ caseKey }) => {
        if (caseKey === bad.caseKey) return Promise.reject(new Error('a bad case'));
        reminded.push(caseKey);
        return Promise.resolve('reminded');
      },
      cases: {
        find: () => Promise.resolve(undefined),
        change: () => Promise.resolve('changed'),
      },
      counting: () => Promise.resolve(countingWith()),
      now: () => mondayNine,
    });
    await expect(nag()).rejects.toThrow('14.06 is broken');
    // Regions are worked on beside each other.
    expect(reminded.toSorted()).toEqual([good.caseKey, elsewhere.caseKey].toSorted());
  });

  it('holds no other region’s numbers back', async () => {
    const regions = Array.from({ length: 20 }, (_, n) => `18.${String(n).padStart(2, '0')}`);
    const counted: string[] = [];
    const count = countCases({
      regions: ['14.06', ...regions],
      readQueue: ofRegions(Object.fromEntries(regions.map((region) => [region, []]))),
      reviews: { list: () => Promise.resolve({ rows: [], isEnd: true }) },
      funnels: { put: ({ region }) => Promise.resolve(void counted.push(region)) },
      now: () => mondayNine,
    });
    await expect(count()).rejects.toThrow('14.06 is broken');
    expect(counted.sort()).toEqual(regions);
  });
});
