import { describe, expect, it } from '@jest/globals';
import { simulateMonth } from '../../bench/satgas-month.ts';

describe('some days of many regions, with nights, rosters, a burst and too small a budget', () => {
  it.each([1, 2, 3])(
    'lose no first alert and end every alert taken or climbing (seed %i)',
    async (seed) => {
      const month = { regions: 25, reports: 400, days: 4, monthlySms: 250, seed };
      const found = await simulateMonth(month);
      expect(found).toMatchObject({ alerts: 400, withoutFirstAlert: 0 });
      expect(found.spent).toBeLessThanOrEqual(month.monthlySms);
      expect(found.exhausted).toBeGreaterThan(0);
      expect(found.taken + found.open.length).toBe(400);
      const overdue = found.open.filter(({ dueAt }) => dueAt < found.endedAt - 11 * 3_600_000);
      expect(overdue).toEqual([]);
    },
  );
});
