import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { ReportsSwept } from '../../events/reports-swept.ts';
import { sweepReports } from '../../functions/reports/cases/sweep-reports.ts';
import { sweepStore } from '../../functions/reports/cases/sweep-store.ts';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { openAlert } from '../../functions/satgas/alerts/open-alert.ts';
import { hearEvent } from '../../functions/satgas/alerts/raise-silent.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { anOfficer } from '../support/builders.ts';
import { aCaseRoom, caseTables, createCaseTables, itemsOf } from '../support/case-tables.ts';
import { anOpenedReport, mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';
import { asReleased } from '../support/policy.ts';

const hourMs = 3_600_000;
let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createCaseTables(held.client);
  await createTables(held.client, [tableOf(alertsTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

/** A report that was stored while nothing followed the stream: for thirty hours now. */
const silentReport = async (more: Parameters<typeof anOpenedReport>[0] = {}) => {
  const report = anOpenedReport({ receivedAt: mondayNine - 30 * hourMs, ...more });
  const Item = marshall({ ...report, cameBy: 'form' }, { removeUndefinedValues: true });
  await held.client.send(new PutItemCommand({ TableName: caseTables.reports, Item }));
  return report;
};

describe('reports whose stream has ended', () => {
  it('have a case and an alert within the hour, each once, and cost nothing after', async () => {
    const now = () => mondayNine;
    const room = aCaseRoom(held.client, { now });
    const alerts = alertStore(held.client, 'alerts');
    const officers = { listOf: () => Promise.resolve([anOfficer('petugas-1')]) };
    const open = openAlert({ alerts, officers, policyOf: asReleased, now });
    const hear = hearEvent({ alerts, open, count: () => undefined, now });
    const events: ReportsSwept[] = [];
    const sweep = sweepReports({
      store: sweepStore(held.client, caseTables),
      open: room.open,
      publish: (event) => Promise.resolve(void events.push(event)),
      count: () => undefined,
      now,
      budgetMs: 40_000,
    });
    const reports = [];
    for (let n = 0; n < 12; n += 1) reports.push(await silentReport());
    await silentReport({ reportKey: 'a-report-that-is-young', receivedAt: mondayNine });
    // A row that nothing can read hides no other.
    await held.client.send(
      new PutItemCommand({
        TableName: caseTables.reports,
        Item: marshall({ reportKey: 'bad', receivedAt: mondayNine - hourMs, expiresAt: 4e9 }),
      }),
    );
    expect(await sweep()).toEqual({ looked: 12, withoutCase: 12, isWhole: true });
    for (const event of events.splice(0)) await hear(event);
    const raised = await alerts.listOpen('18.09');
    expect(raised.map(({ reportKey }) => reportKey).sort()).toEqual(
      reports.map(({ reportKey }) => reportKey).sort(),
    );
    for (const { reportKey } of reports)
      expect((await itemsOf(held.client, reportKey)).cases).toMatchObject([
        { foundAt: mondayNine },
      ]);
    expect(await sweep()).toEqual({ looked: 12, withoutCase: 0, isWhole: true });
    for (const event of events) await hear(event);
    expect(await alerts.listOpen('18.09')).toEqual(raised);
  });

  it('are looked through page by page, from where a look ended', async () => {
    const store = sweepStore(held.client, caseTables);
    const asked = { since: 0, until: mondayNine };
    const all = await store.readPage(asked);
    const [first] = all.reports;
    const rest = await store.readPage({ ...asked, next: first?.reportKey });
    expect(rest.reports.map(({ reportKey }) => reportKey)).not.toContain(first?.reportKey);
    expect(rest.reports.length).toBeGreaterThan(0);
    expect(await store.findPass()).toMatchObject({ startedAt: mondayNine });
  });
});
