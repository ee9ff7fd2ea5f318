import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { recentStore } from '../../functions/reports/sources/recent-store.ts';
import type { RecentDelivery } from '../../functions/reports/sources/recent.ts';
import { quarantineTable } from '../../functions/reports/sources/tables.ts';
import { tableOf } from '../support/table-of.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const table = 'Quarantine';
const hour = Date.parse('2026-11-29T01:00:00Z');

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(quarantineTable, table)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const store = () => {
  let made = 0;
  return recentStore(suite.client, table, { keptDays: 14, newId: () => `id-${(made += 1)}` });
};
const taken = (receivedAt: number): RecentDelivery => ({
  ...{ receivedAt, outcome: 'taken', reports: 1, reasons: [], fields: [] },
});
const refused = (receivedAt: number, reason: string): RecentDelivery => ({
  ...{ receivedAt, outcome: 'refused', reports: 0, reasons: [reason], fields: [] },
});

describe('the latest deliveries of a source', () => {
  it('are the newest twenty, the newest first', async () => {
    const lines = store();
    for (let n = 0; n < 25; n += 1) await lines.note('ramai', taken(hour + n * 1000));
    const found = await lines.list('ramai', 20);
    expect(found.map(({ receivedAt }) => (receivedAt - hour) / 1000)).toEqual(
      Array.from({ length: 20 }, (_, n) => 24 - n),
    );
  });

  it('hold one line an hour of whoever forges for one reason', async () => {
    const lines = store();
    for (let n = 0; n < 30; n += 1)
      await lines.note('dipalsu', refused(hour + n * 1000, 'no-matching-signature'));
    await lines.note('dipalsu', refused(hour + 5000, 'too-old'));
    await lines.note('dipalsu', refused(hour + 3_600_000, 'no-matching-signature'));
    expect(await lines.list('dipalsu', 20)).toHaveLength(3);
  });
});
