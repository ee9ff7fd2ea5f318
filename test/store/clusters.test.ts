import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Barring } from '../../events/barring.ts';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { climbLadder } from '../../functions/satgas/alerts/climb-ladder.ts';
import { openAlert } from '../../functions/satgas/alerts/open-alert.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';
import { aReportReceived, anOfficer } from '../support/builders.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';
import { asReleased } from '../support/policy.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(alertsTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const region = '18.09';
const barring: Barring = { standing: 'named', units: ['KEC-PADANGCERMIN'], names: [] };
const officers = { listOf: () => Promise.resolve([anOfficer('petugas-1')]) };

/** The n-th report about somebody. */
const theReport = (n: number, about: string) =>
  aReportReceived({
    reportKey: `${about}-${String(n).padStart(4, '0')}-laporan-abcdef`,
    caseNumber: `LP-${String(n).padStart(6, '0')}`,
    receivedAt: mondayMorning + n,
    barring,
    alike: keyedHash(Buffer.alloc(32, 5), 'alike', about),
  });

/** The line over the real table, at a moment. */
const theLine = (at = mondayMorning) => {
  const alerts = alertStore(held.client, alertsTable.name);
  const now = () => at;
  return {
    alerts,
    open: openAlert({ alerts, officers, policyOf: asReleased, now }),
    climb: climbLadder({
      ...{ regions: [region], alerts, officers, policyOf: asReleased, now },
      count: () => undefined,
    }),
  };
};

describe('reports about one person that come at once', () => {
  it('share one alert of the table, however often each comes', async () => {
    const { open, alerts } = theLine();
    const events = Array.from({ length: 40 }, (_, n) => theReport(n, 'satu'));
    await Promise.all([...events, ...events].map((event) => open(event)));
    const stored = await alerts.listSince(region, mondayMorning - 1000);
    const own = stored.filter(({ joins }) => joins === undefined);
    expect(stored).toHaveLength(40);
    expect(own).toHaveLength(1);
    const [lead] = own;
    if (!lead) throw new Error('No alert leads');
    expect(await alerts.listJoined(lead)).toHaveLength(39);
  });

  it('are taken with it, a minute later', async () => {
    const { open, alerts } = theLine(mondayMorning + 5000);
    for (let n = 0; n < 3; n += 1) await open(theReport(n, 'dua'));
    const [lead] = (await alerts.listOpen(region)).filter(
      ({ reportKey, joins }) => reportKey.startsWith('dua') && joins === undefined,
    );
    if (!lead) throw new Error('No alert leads');
    const takenAt = mondayMorning + 60_000;
    const takers = ['petugas-1'];
    const taken = { state: 'taken' as const, takers, takenBy: 'petugas-1', takenAt };
    await alerts.save(lead, { ...lead, ...taken });
    await theLine(mondayMorning + 61_000).climb();
    expect(await alerts.listJoined(lead)).toMatchObject([taken, taken]);
    expect(await alerts.listJoined({ ...lead, takenAt })).toHaveLength(2);
    await theLine(mondayMorning + 62_000).open(theReport(3, 'dua'));
    const open3 = (await alerts.listOpen(region)).filter(({ reportKey }) =>
      reportKey.startsWith('dua'),
    );
    expect(open3).toMatchObject([{ telling: ['petugas-1'], caseNumber: 'LP-000003' }]);
  });
});
