import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../functions/reports/cases/case.ts';
import type { ReadQueue } from '../../../functions/reports/cases/case-queue.ts';
import { listCases, type Wanted } from '../../../functions/reports/cases/list-cases.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aCase } from '../../support/cases.ts';

const region = '18.09';
const now = Date.parse('2026-11-23T02:00:00Z');
const markOf = (accused: number) => keyedHash(Buffer.alloc(32, 3), 'alike', String(accused));

/** Made once: its deadline takes a while to count. */
const one = aCase();
const theCase = (n: number, more: Partial<Case> = {}): Case => ({
  ...one,
  caseKey: `key-${String(n).padStart(6, '0')}`,
  caseNumber: `LP-${String(n).padStart(6, '0')}`,
  region,
  severity: 3,
  dueAt: now + n * 1000,
  expiresAt: now / 1000 + 86_400,
  ...more,
});

/** Reads a queue as the table does: a part at a time, from a place on. */
const queueOf =
  (cases: Case[]): ReadQueue =>
  ({ after, most }) => {
    const from = after ? cases.findIndex(({ caseKey }) => caseKey === after.caseKey) + 1 : 0;
    return Promise.resolve(cases.slice(from, from + most));
  };

const look = (cases: Case[], more: Partial<Wanted> = {}) =>
  listCases({ readQueue: queueOf(cases), campaign: demoCampaign(), now: () => now })({
    regions: [region],
    mayRead: () => true,
    state: 'open',
    isGrouped: true,
    after: {},
    ...more,
  });

/** Ten thousand of a flood about four people, of which every tenth came above what one may send; ten others among them. */
const flooded = () => {
  const cases = Array.from({ length: 10_000 }, (_, n) =>
    theCase(n, n % 10 === 0 ? { overLimit: true } : { alike: markOf(n % 4) }),
  );
  const others = Array.from({ length: 10 }, (_, n) => n * 997 + 13);
  for (const n of others) cases[n] = theCase(n, n < 5000 ? {} : { alike: markOf(100 + n) });
  return { cases, others: others.map((n) => `LP-${String(n).padStart(6, '0')}`) };
};

describe('a queue with ten thousand cases of a flood', () => {
  it('shows each other case on its first page, and one line for each cluster with its number', async () => {
    const { cases, others } = flooded();
    const page = await look(cases);
    const shown = page.cases.map(({ caseNumber }) => caseNumber);
    expect(shown).toEqual(expect.arrayContaining(others));
    expect(page.cases.length).toBeLessThanOrEqual(15);
    expect(page.next).toBeUndefined();
    const behind = [...page.others.values()].reduce((sum, one) => sum + one, 0);
    expect(behind + page.cases.length).toBe(10_000);
  });

  it('lists every case of a cluster, and every case to programs', async () => {
    const { cases } = flooded();
    const { cases: cluster } = await look(cases, { isGrouped: false, alike: markOf(1) });
    expect(cluster).toHaveLength(25);
    expect(new Set(cluster.map(({ alike }) => alike))).toEqual(new Set([markOf(1)]));
    const { cases: over } = await look(cases, { isGrouped: false, alike: 'over-limit' });
    expect(over.every(({ overLimit }) => overLimit === true)).toBe(true);
    const { cases: each, others } = await look(cases, { isGrouped: false });
    expect(each.map(({ caseKey }) => caseKey)).toEqual(
      cases.slice(0, 25).map(({ caseKey }) => caseKey),
    );
    expect(others.size).toBe(0);
  });

  it('gives a more urgent case of a cluster a line of its own', async () => {
    const alike = markOf(1);
    const { cases } = await look([
      theCase(1, { alike }),
      theCase(2, { alike }),
      theCase(3, { alike, severity: 5 }),
    ]);
    expect(cases.map(({ caseNumber }) => caseNumber)).toEqual(['LP-000001', 'LP-000003']);
  });
});
