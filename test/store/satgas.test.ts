import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { taking } from '../../functions/satgas/alerts/alert-moves.ts';
import { climbLadder } from '../../functions/satgas/alerts/climb-ladder.ts';
import { changeAlert } from '../../functions/satgas/alerts/change-alert.ts';
import { rowOf, type Delivery } from '../../functions/satgas/telling/delivery.ts';
import { deliveryReceipts } from '../../functions/satgas/telling/delivery-receipts.ts';
import { deliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import { budgetStore } from '../../functions/satgas/telling/sms-budget.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { anAlert, anOfficer } from '../support/builders.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';
import { asReleased, under } from '../support/policy.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(alertsTable), tableOf(deliveriesTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const aDelivery = (more: Partial<Delivery> = {}): Delivery => ({
  region: '18.09',
  officerId: 'petugas-1',
  channel: 'sms',
  alertRegion: '18.09',
  alertId: '01795397400-Zk3o0nXb1m9c',
  step: 0,
  severity: 3,
  at: mondayMorning,
  state: 'queued',
  attempts: 0,
  ...more,
});

describe('the table of alerts', () => {
  it('gives an alert to one of twenty officers who press in the same instant', async () => {
    const store = alertStore(held.client, 'alerts');
    const alert = anAlert();
    expect(await store.open(alert)).toBe('opened');
    expect(await store.open(alert)).toMatchObject({ alertId: alert.alertId });
    const after = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        changeAlert(store, alert, taking(`petugas-${n}`, under(1))),
      ),
    );
    expect(new Set(after.map((one) => one?.takers.join())).size).toBe(1);
    expect((await store.find(alert))?.takers).toHaveLength(1);
    expect(await store.listOpen('18.09')).toEqual([]);
  });
});

describe('the index of what is due', () => {
  const store = () => alertStore(held.client, 'alerts');
  const due = (by = mondayMorning) => store().listDue('74.71', by);

  it('holds an alert while it is open, and from when it is due', async () => {
    const alert = anAlert({ region: '74.71', dueAt: mondayMorning });
    await store().open(alert);
    expect(await due(mondayMorning - 1)).toEqual([]);
    const [found] = await due();
    expect(found).toMatchObject({ alertId: alert.alertId });
    if (!found) return;
    await store().save(found, { ...found, dueAt: mondayMorning + 60_000 });
    expect(await due()).toEqual([]);
    const [later] = await due(mondayMorning + 60_000);
    if (later) await store().save(later, { ...later, state: 'taken' });
    expect(await due(mondayMorning + 60_000)).toEqual([]);
    const taken = await store().find(alert);
    if (taken) await store().save(taken, { ...taken, state: 'open' });
    expect(await due(mondayMorning + 60_000)).toHaveLength(1);
  });

  it('lets an alert of a version without it climb within a minute of the first look', async () => {
    const region = '74.72';
    const old = anAlert({ region, alertId: '01795397400-of-before', dueAt: 0 });
    await held.client.send(
      new PutItemCommand({
        TableName: 'alerts',
        Item: marshall(old, { removeUndefinedValues: true }),
      }),
    );
    expect(await store().listDue(region, mondayMorning)).toEqual([]);
    const climb = climbLadder({
      policyOf: asReleased,
      regions: [region],
      alerts: store(),
      officers: {
        listOf: () => Promise.resolve([anOfficer('ketua', { region, rung: 'chair' })]),
      },
      now: () => mondayMorning,
      count: () => undefined,
    });
    await climb();
    expect(await climb()).toEqual({ climbed: 1 });
    expect(await store().find(old)).toMatchObject({ step: 1 });
    expect(await store().listUnindexed(region)).toEqual([]);
  });
});

describe('the alerts of a digest', () => {
  it('are read together, however many, and each once', async () => {
    const store = alertStore(held.client, 'alerts');
    const many = Array.from({ length: 120 }, (_, n) =>
      anAlert({ region: '14.06', alertId: `01795397400-${String(n).padStart(12, '0')}` }),
    );
    for (const alert of many) await store.open(alert);
    const nobodys = anAlert({ region: '14.06', alertId: '01795397400-AAAAAAAAAAAA' });
    const found = await store.findMany([...many, ...many, nobodys]);
    expect(found.map(({ alertId }) => alertId).sort()).toEqual(many.map(({ alertId }) => alertId));
  });
});

describe('the table of messages', () => {
  const store = () => deliveryStore(held.client, 'deliveries');

  it('does not count a try that is known to have failed', async () => {
    const failing = aDelivery({ step: 3 });
    await store().plan(failing);
    for (let tries = 0; tries < 3; tries += 1) {
      const [seen] = await store().findMany([failing]);
      expect(seen).toMatchObject({ attempts: 0 });
      if (seen) expect(await store().begin(seen, mondayMorning)).toBe('begun');
      await store().settle(failing, { state: 'queued', reason: 'Throttled', isUnclear: false });
    }
    const [seen] = await store().findMany([failing]);
    if (seen) await store().begin(seen, mondayMorning);
    await store().settle(failing, { state: 'failed', reason: 'Refused', isUnclear: false });
    expect(await store().findMany([failing])).toMatchObject([{ state: 'failed', attempts: 0 }]);
  });

  const aHeld = (more: Partial<Delivery>) =>
    aDelivery({ region: '51.03', state: 'held', sendAt: mondayMorning, ...more });
  const digestOf = (rows: Delivery[], at = mondayMorning): Delivery => ({
    ...aDelivery({ region: '51.03', about: 'digest', alertId: 'digest-1', at }),
    holds: rows.map(({ alertRegion, alertId, step, at }) => ({ alertRegion, alertId, step, at })),
  });

  it('bundles what is held in a digest, or nothing where something of it is held no longer', async () => {
    const rows = [aHeld({ step: 1 }), aHeld({ step: 2 }), aHeld({ step: 3 })];
    for (const row of rows) await store().plan(row);
    const digest = digestOf(rows);
    const both = await Promise.all([
      store().bundle(digest),
      store().bundle(digestOf(rows.slice(1), mondayMorning + 1)),
    ]);
    expect([...both].sort()).toEqual(['meanwhile', 'planned']);
    const later = digestOf(rows.slice(0, 1), mondayMorning + 2);
    await store().bundle(later);
    const found = await store().findMany([...rows, digest, later]);
    const bundled = found.filter(({ state }) => state === 'bundled');
    expect(bundled).toHaveLength(3);
    expect(new Set(bundled.map(({ digest: item }) => item)).size).toBe(
      both[0] === 'planned' ? 1 : 2,
    );
    expect(await store().listHeld('51.03', mondayMorning, 10)).toEqual([]);
  });

  it('gathers more into a digest than one write takes, and then no more', async () => {
    const rows = Array.from({ length: 150 }, (_, n) => aHeld({ step: 100 + n }));
    for (const row of rows) await store().plan(row);
    const whole = digestOf(rows, mondayMorning + 20);
    const digest = { ...whole, holds: whole.holds?.slice(0, 99) };
    const more = whole.holds?.slice(99) ?? [];
    const begun = { ...digest, state: 'held' as const, sendAt: mondayMorning };
    expect(await store().bundle(begun)).toBe('planned');
    expect((await store().listHeld('51.03', mondayMorning, 400)).length).toBe(52);
    expect(await store().gather(begun, more)).toBe('planned');
    await store().close(begun);
    expect(await store().gather(begun, more)).toBe('meanwhile');
    const [found] = await store().findMany([begun]);
    expect(found).toMatchObject({ state: 'queued', holds: whole.holds });
    expect(await store().listHeld('51.03', mondayMorning, 400)).toMatchObject([
      { about: 'digest' },
    ]);
    await store().release(begun, { state: 'not-needed', reason: 'taken-meanwhile' });
  });

  it('holds what is held until later, and no longer what was bundled', async () => {
    const row = aHeld({ step: 7 });
    await store().plan(row);
    await store().holdOn(row, { until: mondayMorning + 5, why: 'quiet-hours' });
    expect(await store().listHeld('51.03', mondayMorning, 10)).toEqual([]);
    await store().bundle(digestOf([row], mondayMorning + 7));
    await store().holdOn(row, { until: mondayMorning + 9, why: 'quiet-hours' });
    expect(await store().listHeld('51.03', mondayMorning + 9, 10)).toEqual([]);
    const [found] = await store().findMany([row]);
    expect(found).toMatchObject({ state: 'bundled', sendAt: mondayMorning + 5 });
    // What has ended stays as it ended.
    const late = { state: 'not-needed', reason: 'taken-meanwhile' } as const;
    expect(await store().release(row, late)).toBe('ended-before');
  });

  it('of ten who read a message one begins, and again when its time is over', async () => {
    const message = aDelivery({ step: 4, attempts: 0 });
    await store().plan(message);
    const key = { recipient: '18.09/petugas-1', item: rowOf(message).item };
    const seen = await store().findByKey(key);
    if (!seen) throw new Error('It was not planned');
    const begun = await Promise.all(
      Array.from({ length: 10 }, () => store().begin(seen, mondayMorning + 60_000)),
    );
    expect(begun.filter((one) => one === 'begun')).toHaveLength(1);
    const cutOff = await store().findByKey(key);
    expect(cutOff).toMatchObject({ attempts: 1, sendAt: mondayMorning + 60_000 });
    if (cutOff) expect(await store().begin(cutOff, mondayMorning + 120_000)).toBe('begun');
    await store().settle(message, { state: 'accepted', messageId: 'm-4' });
    const sent = await store().findByKey(key);
    if (sent) expect(await store().begin(sent, mondayMorning + 180_000)).toBe('meanwhile');
  });

  it('finds what was planned and waits for nobody, once, and lists what waits by its channel', async () => {
    const officer = { region: '73.01', officerId: 'petugas-1' };
    const stranded = aDelivery({ ...officer, attempts: 0 });
    await store().plan(stranded);
    await store().plan(
      aDelivery({ ...officer, channel: 'email', state: 'held', sendAt: mondayMorning }),
    );
    const stranded0 = (await store().listSince(officer, 0)).filter(
      (one) => one.sendAt === undefined,
    );
    expect(stranded0).toMatchObject([{ channel: 'sms' }]);
    await store().postpone(stranded, mondayMorning);
    await store().postpone(stranded, mondayMorning + 1);
    const due = (channel?: 'sms' | 'email') => store().listHeld('73.01', mondayMorning, 5, channel);
    expect(await due()).toHaveLength(2);
    expect(await due('sms')).toMatchObject([{ channel: 'sms', sendAt: mondayMorning }]);
  });

  it('counts the SMS of an officer within a window, without those that wait', async () => {
    const officer = { region: '18.09', officerId: 'petugas-9' };
    for (const [n, at] of [
      mondayMorning - 7_200_000,
      mondayMorning - 60_000,
      mondayMorning,
    ].entries())
      await store().plan(aDelivery({ ...officer, at, step: n }));
    await store().plan(aDelivery({ ...officer, channel: 'email' }));
    await store().plan({
      ...aDelivery({ ...officer, step: 9 }),
      state: 'held',
      sendAt: mondayMorning,
    });
    const sent = await store().countSent(officer, mondayMorning - 3_600_000);
    expect(sent).toEqual({ sms: 2, email: 1, whatsapp: 0 });
  });

  it('lists what waits for a digest that is due, and lets it go once', async () => {
    const waiting = { ...aDelivery({ region: '64.07' }), state: 'held' as const };
    await store().plan({ ...waiting, sendAt: mondayMorning + 1 });
    await store().plan({ ...waiting, sendAt: mondayMorning + 1 });
    expect(await store().listHeld('64.07', mondayMorning, 10)).toEqual([]);
    const due = await store().listHeld('64.07', mondayMorning + 1, 10);
    expect(due).toMatchObject([{ officerId: 'petugas-1', state: 'held' }]);
    await store().release(waiting, { state: 'bundled', reason: 'digest' });
    expect(await store().listHeld('64.07', mondayMorning + 1, 10)).toEqual([]);
    await store().plan({ ...waiting, sendAt: mondayMorning + 1 });
    expect(await store().listHeld('64.07', mondayMorning + 1, 10)).toEqual([]);
  });

  it('notes what the carrier said of a message, and knows no others', async () => {
    const receipts = deliveryReceipts(held.client, 'deliveries');
    const delivery = aDelivery({ step: 7 });
    await store().plan(delivery);
    await store().settle(delivery, { state: 'accepted', messageId: 'm-7' });
    expect(await receipts('m-7', { state: 'failed', reason: 'phone-off' })).toBe(true);
    expect(await receipts('m-8', { state: 'delivered', reason: '' })).toBe(false);
  });

  it('adds what an SMS cost once for each try, however often its receipt comes', async () => {
    const receipts = deliveryReceipts(held.client, 'deliveries');
    const delivery = aDelivery({ step: 30 });
    await store().plan(delivery);
    for (const messageId of ['m-30', 'm-31'])
      await store().settle(delivery, { state: 'accepted', messageId });
    const cost = { priceMicroUsd: 350_000, parts: 2 };
    for (const messageId of ['m-30', 'm-31', 'm-30'])
      await receipts(messageId, { state: 'delivered', reason: '', cost });
    await Promise.all([1, 2, 3].map(() => receipts('m-31', { state: 'failed', reason: '', cost })));
    const [row] = await store().findMany([delivery]);
    expect(row).toMatchObject({ state: 'failed', priceMicroUsd: 700_000, parts: 4 });
  });

  it('keeps a mail that came back failed, in whatever order its server tells', async () => {
    const receipts = deliveryReceipts(held.client, 'deliveries');
    const stateOf = async (step: number) =>
      (await store().findMany([aDelivery({ step })]))[0]?.state;
    for (const [step, first, second] of [
      [20, 'delivered', 'failed'],
      [21, 'failed', 'delivered'],
    ] as const) {
      const delivery = aDelivery({ step });
      await store().plan(delivery);
      await store().settle(delivery, { state: 'accepted', messageId: `m-${step}` });
      await receipts(`m-${step}`, { state: first, reason: '' });
      await receipts(`m-${step}`, { state: second, reason: '' });
      expect(await stateOf(step)).toBe('failed');
    }
  });
});

const first = { region: '18.09', as: 'first' } as const;

describe('the SMS budget', () => {
  it('is never exceeded, however many ask in the same instant, and starts anew each month of Jakarta', async () => {
    const budget = budgetStore(held.client, 'deliveries', { monthlyMicroUsd: 10, partMicroUsd: 3 });
    const november = Date.parse('2026-11-30T16:59:59Z');
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => budget.reserve(november, first)),
    );
    expect(asked.filter((one) => one === 'reserved')).toHaveLength(3);
    expect(await budget.spent(november)).toBe(9);
    expect(await budget.reserve(november + 1000, first)).toBe('reserved');
    expect(await budget.spent(november + 1000)).toBe(3);
  });

  it('has a day for each region and for all, which are exact however many ask, and are given back', async () => {
    let high = 0;
    const budget = budgetStore(held.client, 'deliveries', {
      ...{ monthlyMicroUsd: 1000, partMicroUsd: 1 },
      dayIsHigh: () => (high += 1),
    });
    const october = Date.parse('2026-10-05T03:00:00Z');
    const ask = (region: string, as: 'first' | 'gravest' | 'again', times: number) =>
      Promise.all(Array.from({ length: times }, () => budget.reserve(october, { region, as })));
    const granted = async (...given: Parameters<typeof ask>) =>
      (await ask(...given)).filter((one) => one === 'reserved').length;
    expect(await granted('18.09', 'again', 50)).toBe(20);
    expect(await granted('18.09', 'first', 90)).toBe(40);
    expect(await ask('18.09', 'first', 1)).toEqual(['slice-spent']);
    expect(await granted('18.09', 'gravest', 90)).toBe(40);
    expect(await granted('35.75', 'first', 90)).toBe(60);
    expect(await budget.spent(october)).toBe(160);
    for (const region of ['18.01', '18.02', '18.03']) await ask(region, 'first', 60);
    expect(high).toBe(41);
    await budget.giveBack(october, '35.75', 1);
    expect(await budget.spent(october)).toBe(339);
    expect(await granted('35.75', 'first', 5)).toBe(1);
  });

  it('of nothing sends nothing', async () => {
    const budget = budgetStore(held.client, 'deliveries', { monthlyMicroUsd: 0, partMicroUsd: 3 });
    expect(await budget.reserve(mondayMorning - 1e11, first)).toBe('spent');
  });
});
