import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { emptyPractice as emptyPledges } from '../../functions/pledges/practice/empty-practice.ts';
import { practiceStore as pledgedStore } from '../../functions/pledges/practice/practice-store.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { pledgeStore } from '../../functions/pledges/register/pledge-store.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { caseQueue } from '../../functions/reports/cases/case-queue.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { emptyPractice as emptyReports } from '../../functions/reports/practice/empty-practice.ts';
import { practiceStore as reportedStore } from '../../functions/reports/practice/practice-store.ts';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { practiceStore } from '../../functions/satgas/practice/practice-store.ts';
import { canaryUnit } from '../../shared/regions/practice.ts';
import type { Table } from '../../shared/table/table.ts';
import { anAlert } from '../support/builders.ts';
import { aCase } from '../support/cases.ts';
import { dyingClient } from '../support/dying-client.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { nipOf } from '../support/rosters.ts';
import { tableOf } from '../support/table-of.ts';

const emptiedAt = Date.parse('2026-11-30T02:00:00Z');
const now = () => emptiedAt + 60_000;
const event = { data: { region: '00.99', emptiedAt } } as const;
const all = [
  ...[pledgesTable, rostersTable, ceremoniesTable, circularsTable],
  ...[casesTable, reportsTable, reportersTable, messagesTable, evidenceTable, alertsTable],
];

let held: Awaited<ReturnType<typeof startTestEngine>>;
let round = 0;
const nameOf = ({ name }: Table) => `${name}-${String(round)}`;

beforeAll(async () => {
  held = await startTestEngine();
});
beforeEach(async () => {
  round += 1;
  await createTables(
    held.client,
    all.map((one) => tableOf(one, nameOf(one))),
  );
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const put = (table: Table, item: object) =>
  held.client.send(
    new PutItemCommand({
      TableName: nameOf(table),
      Item: marshall(item, { removeUndefinedValues: true }),
    }),
  );
/** Values of an attribute over a whole table. */
const left = async (table: Table, name = table.partitionKey): Promise<string[]> => {
  const { Items = [] } = await held.client.send(new ScanCommand({ TableName: nameOf(table) }));
  return Items.map((item) => item[name]?.S ?? '').sort();
};

describe('the register', () => {
  const store = () => pledgeStore(held.client, nameOf(pledgesTable), 2_000_000_000);
  const keyIn = (region: string, n: number) =>
    personKey({
      ...{ pepper: Buffer.alloc(32, 1), campaign: 'c', idKind: 'nip', number: nipOf(n) },
      region,
    });
  const practised = (client = held.client) =>
    pledgedStore(client, {
      pledges: nameOf(pledgesTable),
      rosters: nameOf(rostersTable),
      ceremonies: nameOf(ceremoniesTable),
      circulars: nameOf(circularsTable),
    });

  it('loses what was practised and nothing else, not even a key that begins alike by chance', async () => {
    const chance = `latihan-${'x'.repeat(35)}`;
    for (const region of ['00.99', '18.09'])
      for (const n of [1, 2])
        await store().store(aNewPledge({ region, personKey: keyIn(region, n) }));
    await store().store(aNewPledge({ region: '18.09', personKey: chance }));
    for (const table of [rostersTable, ceremoniesTable, circularsTable])
      for (const region of ['00.99', '18.09', '00.9'])
        for (const item of ['a', 'b']) await put(table, { region, item });
    const empty = emptyPledges({ practice: practised(), now });
    expect(await empty(event)).toEqual({ pledges: 2 });
    expect(await left(pledgesTable)).toEqual([keyIn('18.09', 1), keyIn('18.09', 2), chance].sort());
    for (const table of [rostersTable, ceremoniesTable, circularsTable])
      expect(await left(table)).toEqual(['00.9', '00.9', '18.09', '18.09']);
    expect(await empty(event)).toEqual({ pledges: 0 });
  });

  it('is left alone by an event of long ago', async () => {
    await store().store(aNewPledge({ region: '00.99', personKey: keyIn('00.99', 1) }));
    const later = () => emptiedAt + 3_600_000;
    expect(await emptyPledges({ practice: practised(), now: later })(event)).toEqual({
      pledges: 0,
    });
    expect(await left(pledgesTable)).toHaveLength(1);
  });
});

describe('reports and cases', () => {
  const reported = (client = held.client) =>
    reportedStore(client, {
      cases: nameOf(casesTable),
      reports: nameOf(reportsTable),
      reporters: nameOf(reportersTable),
      messages: nameOf(messagesTable),
      evidence: nameOf(evidenceTable),
    });
  const emptyBy = (client = held.client) =>
    emptyReports({
      readQueue: caseQueue(client, nameOf(casesTable)),
      practice: reported(client),
      now,
    });
  const report = async (caseKey: string, region: string, receivedAt = emptiedAt - 1000) => {
    await put(casesTable, aCase({ caseKey, region, queue: `${region}#open`, receivedAt }));
    await put(casesTable, { caseKey, item: 'move#00001' });
    await put(reportsTable, { reportKey: caseKey });
    await put(reportersTable, { reportKey: caseKey });
    await put(messagesTable, { reportKey: caseKey, messageId: 'm' });
    await put(evidenceTable, { reportKey: caseKey, item: 'evidence#a' });
  };
  const everywhere = async () =>
    Promise.all(
      [casesTable, reportsTable, reportersTable, messagesTable, evidenceTable].map(async (one) => [
        ...new Set(await left(one)),
      ]),
    );

  it('of practice go with all that belongs to them; of other regions, and of after the button, they stay', async () => {
    await report('a-latihan', '00.99');
    await report('b-latihan', '00.99');
    await report('c-baru', '00.99', emptiedAt + 1);
    await report('d-sungguhan', '18.09');
    expect(await emptyBy()(event)).toEqual({ reports: 2 });
    expect(await everywhere()).toEqual(Array(5).fill(['c-baru', 'd-sungguhan']));
  });

  it('are all gone in the end, wherever the first try is killed', async () => {
    for (let call = 0; call < 14; call += 1) {
      await report(`k-${String(call)}`, '00.99');
      const { client } = dyingClient(held.client, (n) => (n === call ? 'after' : undefined));
      await emptyBy(client)(event).catch((error: unknown) => {
        if (!/killed/.test(String(error))) throw error;
      });
      await emptyBy()(event);
      expect(await everywhere()).toEqual(Array(5).fill([]));
    }
  });
});

describe('alerts', () => {
  it('of practice are deleted, and who emptied it stays where no list of alerts sees it', async () => {
    const alerts = alertStore(held.client, nameOf(alertsTable));
    const practice = practiceStore(held.client, nameOf(alertsTable));
    await alerts.open(anAlert());
    await alerts.open(anAlert({ region: '00.99' }));
    await put(alertsTable, { region: 'leads#00.99', alertId: 'told#x', leadId: 'a' });
    await put(alertsTable, { region: 'leads#18.09', alertId: 'told#x', leadId: 'a' });
    const by = { personId: 'admin', role: 'admin', region: 'ID' };
    await practice.note({ emptiedAt, by });
    await practice.note({ emptiedAt, by: { ...by, personId: 'another' } });
    await practice.note({ emptiedAt: emptiedAt + 5, by });
    await practice.clear();
    expect(await left(alertsTable)).toEqual(['18.09', 'emptied#', 'emptied#', 'leads#18.09']);
    expect(await practice.list()).toEqual([
      { emptiedAt: emptiedAt + 5, by },
      { emptiedAt, by },
    ]);
    const Key = marshall({ region: 'emptied#', alertId: String(emptiedAt) });
    const { Item } = await held.client.send(
      new GetItemCommand({ TableName: nameOf(alertsTable), Key }),
    );
    expect(Item?.['dueAt']).toBeUndefined();
  });
});

describe('an alert of the canary', () => {
  it('ends after days in practice alone: one of a real region that names its unit stays as long as any', async () => {
    const store = alertStore(held.client, nameOf(alertsTable));
    for (const region of ['00.99', '18.09'])
      await store.open(anAlert({ region, accusedUnit: canaryUnit, openedAt: emptiedAt }));
    const { Items = [] } = await held.client.send(
      new ScanCommand({ TableName: nameOf(alertsTable) }),
    );
    const days = Items.map(({ region, expiresAt }) => [
      region?.S,
      (Number(expiresAt?.N) - emptiedAt / 1000) / 86_400,
    ]);
    expect(new Map(days as [string, number][])).toEqual(
      new Map([
        ['00.99', 4],
        ['18.09', 400],
      ]),
    );
  });
});
