import { describe, expect, it } from '@jest/globals';
import { simulateDeliveries } from '../../bench/deliveries-month.ts';

describe('thousands of messages by services with faults, over nights, digests and announcements', () => {
  it.each([1, 2])(
    'all end, as many are receipts as rows say, and what was paid for was sent (seed %i)',
    async (seed) => {
      const found = await simulateDeliveries({ deliveries: 1500, regions: 6, days: 3, seed });
      expect(found.planned).toBeGreaterThanOrEqual(1500);
      expect(found.digests).toBeGreaterThan(0);
      expect(found.announcements).toBeGreaterThan(0);
      expect(found.byWhatsapp).toBeGreaterThan(100);
      expect(found.taken).toBeGreaterThan(1000);
      expect(found).toMatchObject({ notEnded: 0, unequal: 0, strayed: 0, overspent: 0 });
      expect(found.mostAttempts).toBeLessThanOrEqual(2);
    },
  );
});
