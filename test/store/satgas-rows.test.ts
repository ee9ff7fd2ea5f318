import {
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { announcementStore } from '../../functions/satgas/announcements/announcement-store.ts';
import { announcementsTable } from '../../functions/satgas/announcements/tables.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { deliveryReceipts } from '../../functions/satgas/telling/delivery-receipts.ts';
import { deliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { anAttempt } from '../support/attempts.ts';
import { anAlert, anOfficer } from '../support/builders.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';

type Row = Record<string, AttributeValue>;

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  const tables = [alertsTable, officersTable, announcementsTable, deliveriesTable];
  await createTables(
    held.client,
    tables.map((one) => tableOf(one)),
  );
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const write = (TableName: string, Item: Row) =>
  held.client.send(new PutItemCommand({ TableName, Item }));
const without = (row: Row, field: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));

const read = async (TableName: string, Key: Row) =>
  (await held.client.send(new GetItemCommand({ TableName, Key }))).Item;
const all = async (TableName: string, partition: [string, string]) => {
  const [name, value] = partition;
  const { Items = [] } = await held.client.send(new ScanCommand({ TableName }));
  return Items.filter((item) => item[name]?.S === value);
};

const texts = (...values: string[]): AttributeValue => ({ L: values.map((S) => ({ S })) });

// Written by hand as versions before left them in the tables (without `openIn`): they must be read as long as they are there.
const alertRow: Row = {
  accusedUnit: { S: 'KEC-PADANGCERMIN' },
  region: { S: '18.09' },
  alertId: { S: '01795397400-Zk3o0nXb1m9c' },
  caseNumber: { S: 'LP-7F3K2Q' },
  reportKey: { S: 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g' },
  conduct: { S: 'other' },
  severity: { N: '3' },
  state: { S: 'open' },
  version: { N: '0' },
  rung: { N: '0' },
  step: { N: '0' },
  telling: texts('petugas-1'),
  told: texts('petugas-1'),
  openedAt: { N: '1795397400000' },
  steppedAt: { N: '1795397400000' },
  dueAt: { N: '1795398300000' },
  quorum: { N: '1' },
  takers: { L: [] },
  declined: { L: [] },
  passedOn: { L: [] },
  expiresAt: { N: '1829957400' },
};

describe('alerts', () => {
  const alerts = () => alertStore(held.client, 'alerts');
  const key = { region: { S: '18.09' }, alertId: { S: '01795397400-Zk3o0nXb1m9c' } };

  it('are stored as ever, and read as they were stored', async () => {
    await alerts().open(anAlert());
    expect(await read('alerts', key)).toEqual({ ...alertRow, openIn: { S: '18.09' } });
    expect(await alerts().find(anAlert())).toEqual(anAlert());
  });

  it('count their version with every change', async () => {
    const taken = anAlert({ state: 'taken', takers: ['petugas-1'], takenBy: 'petugas-1' });
    await alerts().save(anAlert(), taken);
    expect(await read('alerts', key)).toEqual({
      ...alertRow,
      state: { S: 'taken' },
      takers: texts('petugas-1'),
      takenBy: { S: 'petugas-1' },
      version: { N: '1' },
    });
  });

  it('of before there were versions, quorums and hand-overs are read', async () => {
    const { version, steppedAt, quorum, takers, declined, passedOn, ...first } = alertRow;
    expect([version, steppedAt, quorum, takers, declined, passedOn]).not.toContain(undefined);
    const alertId = '01795000000-Zk3o0nXb1m9c';
    await write('alerts', { ...first, alertId: { S: alertId } });
    const found = { ...anAlert({ alertId }), steppedAt: 0 };
    expect(await alerts().find({ region: '18.09', alertId })).toEqual(found);
    expect(await alerts().listUnindexed('18.09')).toEqual([found]);
    // As the hourly look stores them anew: a list shows them from then on.
    expect(await alerts().save(found, found)).toBe('replaced');
    expect(await alerts().listOpen('18.09')).toEqual([{ ...found, version: 1 }]);
  });

  it('are listed by the second their report came in, the second itself included', async () => {
    const region = '64.07';
    const ids = ['01795397399', '01795397400', '01795397401'].map((at) => `${at}-Zk3o0nXb1m9c`);
    for (const alertId of ids) await alerts().open(anAlert({ region, alertId }));
    const since = await alerts().listSince(region, 1_795_397_400_999);
    expect(since.map(({ alertId }) => alertId)).toEqual(ids.slice(1));
  });
});

describe('officers', () => {
  const officers = () => officerStore(held.client, 'officers');
  const row: Row = {
    region: { S: '18.09' },
    officerId: { S: 'petugas-1' },
    rung: { S: 'officer' },
    name: { S: 'Contoh' },
    unit: { S: 'BKPSDM' },
    phone: { S: '+6281234567890' },
    email: { S: 'petugas-1@contoh.test' },
    active: { BOOL: true },
  };
  const key = { region: { S: '18.09' }, officerId: { S: 'petugas-1' } };

  it('are stored as ever, and a phone that stays the same stays confirmed', async () => {
    const officer = anOfficer('petugas-1', { nameMarks: undefined });
    const put = (one: Officer, revision: number) =>
      officers().apply(one, { changeId: `ubah-${revision}`, revision, at: 1 });
    const marked = (n: number) => ({
      revision: { N: String(n) },
      changeId: { S: `ubah-${n - 1}` },
      changedAt: { N: '1' },
    });
    expect(await put(officer, 0)).toBe('stored');
    expect(await read('officers', key)).toEqual({ ...row, ...marked(1) });
    expect(await officers().confirmPhone(officer, '+6281234567890', 7)).toBe(true);
    expect(await officers().confirmPhone(officer, '+6281234567899', 8)).toBe(false);
    await put({ ...officer, name: 'Contoh Kedua' }, 1);
    const confirmed = {
      ...{ ...row, ...marked(2) },
      name: { S: 'Contoh Kedua' },
      phoneConfirmedAt: { N: '7' },
    };
    expect(await read('officers', key)).toEqual(confirmed);
    expect(await put({ ...officer, phone: '+6281234567890' }, 0)).toBe('overtaken');
    await put({ ...officer, phone: '+6281234567899' }, 2);
    const moved = { ...row, ...marked(3), phone: { S: '+6281234567899' } };
    expect(await read('officers', key)).toEqual(moved);
  });

  it('of before two had to agree are changed upon revision 0, never twice', async () => {
    await write('officers', row);
    const changed = anOfficer('petugas-1', { nameMarks: undefined, unit: 'DINKES' });
    const change = { changeId: 'ubah-lama', revision: 0, at: 1 };
    for (let n = 0; n < 2; n += 1) expect(await officers().apply(changed, change)).toBe('stored');
    const now = await read('officers', key);
    expect(now).toMatchObject({ revision: { N: '1' }, unit: { S: 'DINKES' } });
  });

  it('of some regions are listed together', async () => {
    await write('officers', { ...row, region: { S: 'ID' }, rung: { S: 'national' } });
    await write('officers', { ...row, region: { S: '14.06' } });
    const listed = await officers().listOf(['18.09', '18', 'ID']);
    expect(listed.map(({ region }) => region)).toEqual(['18.09', 'ID']);
  });
});

describe('announcements', () => {
  const announcements = () => announcementStore(held.client, 'announcements');
  const { body } = anAttempt('rapat');
  const announcementId = '01795392000-abcdefghijkl';
  const announcement = {
    scope: '18',
    announcementId,
    title: 'Rapat koordinasi',
    text: 'Rapat daring hari Rabu.',
    bySms: true,
    at: mondayMorning,
    bodyHash: body,
  };
  const row: Row = {
    scope: { S: '18' },
    item: { S: announcementId },
    announcementId: { S: announcementId },
    title: { S: 'Rapat koordinasi' },
    text: { S: 'Rapat daring hari Rabu.' },
    bySms: { BOOL: true },
    at: { N: '1795399200000' },
    bodyHash: { S: body },
    expiresAt: { N: '1829959200' },
  };

  it('are stored once, as ever', async () => {
    expect(await announcements().add(announcement)).toBe('added');
    expect(await all('announcements', ['scope', '18'])).toEqual([row]);
    expect(await announcements().add(announcement)).toBe('already-there');
    const other = { ...announcement, bodyHash: anAttempt('rapat', 'other words').body };
    expect(await announcements().add(other)).toBe('other-body');
    expect(await announcements().find('18', announcementId)).toEqual(announcement);
  });

  it('of before attempts were keyed are read, the newest first', async () => {
    const before = { ...row, bodyHash: { S: 'a3'.repeat(32) } };
    for (const id of ['01795300000-abcdefghijkl', '01795200000-abcdefghijkl'])
      await write('announcements', { ...before, item: { S: id }, announcementId: { S: id } });
    const newest = await announcements().list('18', 2);
    expect(newest.map((one) => one.announcementId)).toEqual([
      announcementId,
      '01795300000-abcdefghijkl',
    ]);
  });

  it('note whom they reached and who has read them', async () => {
    await announcements().noteOutcome(announcementId, {
      region: '18.09',
      told: 3,
      failed: ['lama'],
    });
    for (const at of [mondayMorning, mondayMorning + 1])
      await announcements().noteRead(announcementId, '18.09/0a1b2c3d', at);
    expect(await all('announcements', ['scope', `sent#${announcementId}`])).toEqual([
      {
        scope: { S: `sent#${announcementId}` },
        item: { S: '18.09' },
        region: { S: '18.09' },
        told: { N: '3' },
        failed: texts('lama'),
        expiresAt: { N: '1829952000' },
      },
    ]);
    expect(await all('announcements', ['scope', `read#${announcementId}`])).toEqual([
      {
        scope: { S: `read#${announcementId}` },
        item: { S: '18.09/0a1b2c3d' },
        at: { N: '1795399200000' },
        expiresAt: { N: '1829959200' },
      },
    ]);
    expect(await announcements().listOutcomes(announcementId)).toEqual([
      { region: '18.09', told: 3, failed: ['lama'] },
    ]);
    expect(await announcements().countRead(announcementId)).toBe(1);
  });
});

describe('messages to officers', () => {
  const deliveries = () => deliveryStore(held.client, 'deliveries');
  const delivery = {
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
  } as const;
  const key = {
    recipient: { S: '18.09/petugas-1' },
    item: { S: '1795399200000#01795397400-Zk3o0nXb1m9c#0#sms' },
  };
  const row: Row = {
    ...key,
    region: { S: '18.09' },
    officerId: { S: 'petugas-1' },
    channel: { S: 'sms' },
    alertRegion: { S: '18.09' },
    alertId: { S: '01795397400-Zk3o0nXb1m9c' },
    step: { N: '0' },
    severity: { N: '3' },
    at: { N: '1795399200000' },
    state: { S: 'queued' },
    attempts: { N: '1' },
    expiresAt: { N: '1829959200' },
  };

  it('are planned, begun, settled and found by the id their receipts name, as ever', async () => {
    await deliveries().plan(delivery);
    expect(await read('deliveries', key)).toEqual({ ...row, attempts: { N: '0' } });
    const begin = async () => {
      const [seen] = await deliveries().findMany([delivery]);
      if (seen) await deliveries().begin(seen, mondayMorning);
    };
    await begin();
    const begun = { held: { S: '18.09' }, sendAt: { N: '1795399200000' } };
    expect(await read('deliveries', key)).toEqual({ ...row, ...begun });
    await deliveries().settle(delivery, {
      ...{ state: 'queued', reason: 'Throttled', isUnclear: false },
    });
    const failed = { ...row, ...begun, attempts: { N: '0' }, reason: { S: 'Throttled' } };
    expect(await read('deliveries', key)).toEqual(failed);
    await begin();
    await deliveries().settle(delivery, { state: 'accepted', messageId: 'm-1' });
    const accepted = { ...without(failed, 'held'), attempts: { N: '1' }, state: { S: 'accepted' } };
    expect(await read('deliveries', key)).toEqual({ ...accepted, messageId: { S: 'm-1' } });
    const pointer = { recipient: { S: 'message#m-1' }, item: { S: '-' } };
    expect(await read('deliveries', pointer)).toEqual({
      ...pointer,
      of: { M: key },
      expiresAt: { N: '1829959200' },
    });
    const note = deliveryReceipts(held.client, 'deliveries');
    expect(await note('m-1', { state: 'delivered', reason: 'handset' })).toBe(true);
    expect(await read('deliveries', key)).toEqual({
      ...accepted,
      messageId: { S: 'm-1' },
      state: { S: 'delivered' },
      reason: { S: 'handset' },
    });
  });

  it('are held, listed and released, as ever', async () => {
    const waiting = { ...delivery, step: 1, state: 'held' as const, reason: 'quiet-hours' };
    await deliveries().plan({ ...waiting, sendAt: mondayMorning + 60_000 });
    const heldKey = { ...key, item: { S: '1795399200000#01795397400-Zk3o0nXb1m9c#1#sms' } };
    const heldRow: Row = {
      ...row,
      ...heldKey,
      attempts: { N: '0' },
      step: { N: '1' },
      state: { S: 'held' },
      reason: { S: 'quiet-hours' },
      held: { S: '18.09' },
      sendAt: { N: '1795399260000' },
    };
    expect(await read('deliveries', heldKey)).toEqual(heldRow);
    const due = await deliveries().listHeld('18.09', mondayMorning + 60_000, 10);
    expect(due).toEqual([{ ...waiting, sendAt: mondayMorning + 60_000 }]);
    // A row that a version before left had no tries.
    await write('deliveries', without(heldRow, 'attempts'));
    expect(await deliveries().listHeld('18.09', mondayMorning + 60_000, 10)).toEqual(due);
    await write('deliveries', heldRow);
    await deliveries().release(waiting, { state: 'bundled', reason: 'digest' });
    expect(await read('deliveries', heldKey)).toEqual({
      ...{ ...without(heldRow, 'held'), state: { S: 'bundled' }, reason: { S: 'digest' } },
    });
  });

  it('about one alert are listed from the moment it was opened on, the moment included', async () => {
    const officer = { region: '18.09', officerId: 'petugas-1' };
    const other = { ...delivery, alertId: '01795397400-AAAAAAAAAAAA', step: 2 };
    await deliveries().plan(other);
    const about = (since: number) =>
      deliveries()
        .listAbout(officer, delivery.alertId, since)
        .then((list) => list.length);
    expect(await about(mondayMorning)).toBe(2);
    expect(await about(mondayMorning + 1)).toBe(0);
    expect(await deliveries().countSent(officer, mondayMorning)).toMatchObject({ sms: 3 });
    expect((await deliveries().countSent(officer, mondayMorning + 1)).sms).toBe(0);
  });
});
