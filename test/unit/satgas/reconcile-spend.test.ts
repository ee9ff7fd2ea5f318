import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../functions/satgas/telling/delivery.ts';
import type { ReconciledDay } from '../../../functions/satgas/telling/line-state.ts';
import { reconcileSpend } from '../../../functions/satgas/telling/reconcile-spend.ts';
import { anOfficer } from '../../support/builders.ts';

const now = Date.parse('2026-11-23T03:00:00Z');
/** The day that is compared on the 23rd, Jakarta's noon. */
const saturday = Date.parse('2026-11-21T05:00:00Z');
const price = 350_000;

const anSms = (more: Partial<Delivery> = {}): Delivery => ({
  ...{ region: '18.09', officerId: 'petugas-1', channel: 'sms', alertRegion: '18.09' },
  ...{ alertId: '1-1', step: 0, severity: 3, at: saturday, paidAt: saturday },
  ...{ state: 'delivered', attempts: 1, costMicroUsd: price, priceMicroUsd: price, parts: 1 },
  ...more,
});

const theSweep = (rows: Delivery[], counted = 1e9, known: string[] = []) => {
  const stored: ReconciledDay[] = [];
  const metrics: number[] = [];
  const ofBefore = known.map((day) => ({ day }) as ReconciledDay);
  const sweep = reconcileSpend({
    regions: ['18.09'],
    officers: {
      listOf: ([region]) => Promise.resolve(region === '18.09' ? [anOfficer('petugas-1')] : []),
    },
    deliveries: {
      listSince: (_, since) => Promise.resolve(rows.filter(({ at }) => at >= since)),
    },
    reconciled: {
      countedOn: () => Promise.resolve(counted),
      put: (row) => Promise.resolve(void stored.push(row)),
      listSince: () => Promise.resolve([...ofBefore, ...stored]),
    },
    count: (_, amount) => metrics.push(amount),
    now: () => now,
  });
  return { sweep, stored, metrics, of: (day: string) => stored.find((one) => one.day === day) };
};

describe('the SMS of a day and their receipts', () => {
  it('are compared once, when another day has passed, and a week back where nobody looked', async () => {
    const { sweep, stored, metrics } = theSweep([anSms()]);
    await sweep();
    expect(stored.map(({ day }) => day)).toEqual(
      ['16', '17', '18', '19', '20', '21'].map((day) => `2026-11-${day}`),
    );
    expect(await sweep()).toEqual({ reconciled: [] });
    expect(stored).toHaveLength(6);
    expect(metrics).toEqual([]);
  });

  it('are summed by the day they were paid for: tried ones, and those alone', async () => {
    const { sweep, of } = theSweep([
      anSms(),
      anSms({ priceMicroUsd: undefined, parts: undefined, state: 'accepted' }),
      anSms({ channel: 'email', costMicroUsd: undefined }),
      anSms({ state: 'not-needed', attempts: 0 }),
      // Planned on Friday, paid for on Saturday; and a row of before, which knows only when it began.
      anSms({ at: saturday - 86_400_000 }),
      anSms({ paidAt: undefined }),
      anSms({ paidAt: saturday + 86_400_000 }),
    ]);
    await sweep();
    expect(of('2026-11-21')).toMatchObject({
      ...{ messages: 4, setAsideMicroUsd: 4 * price, priced: 3, parts: 3 },
      ...{ pricedSetAsideMicroUsd: 3 * price, priceMicroUsd: 3 * price, differs: [] },
    });
    expect(of('2026-11-20')?.messages).toBe(0);
  });

  const sms = (many: number, more: Partial<Delivery>) =>
    Array.from({ length: many }, () => anSms(more));
  it.each([
    ['cost 5 % more', sms(10, { priceMicroUsd: price * 1.05 }), 1e9, []],
    ['cost 6 % more', sms(10, { priceMicroUsd: price * 1.06 }), 1e9, ['price']],
    ['went in two parts', sms(10, { priceMicroUsd: 2 * price, parts: 2 }), 1e9, ['price']],
    ['cost a tenth', sms(10, { priceMicroUsd: price / 10 }), 1e9, []],
    ['are not in the count', sms(10, {}), 9 * price, ['count']],
    ['have no receipts', sms(5, { priceMicroUsd: undefined }), 1e9, ['receipts']],
    ['have none, but are few', sms(4, { priceMicroUsd: undefined }), 1e9, []],
    ['mostly have one', [...sms(8, {}), ...sms(2, { priceMicroUsd: undefined })], 1e9, []],
  ])('that %s', async (_, rows, counted, differs) => {
    const known = ['16', '17', '18', '19', '20'].map((day) => `2026-11-${day}`);
    const { sweep, stored, metrics } = theSweep(rows, counted, known);
    const said = ['2026-11-21', ...differs].join(' ');
    expect(await sweep()).toEqual({ reconciled: [said] });
    expect(stored[0]?.differs).toEqual(differs);
    expect(metrics).toEqual(differs.length > 0 ? [1] : []);
  });
});
