import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { mayRead } from '../../functions/reports/case-access.ts';
import { caseShape, type Case } from '../../functions/reports/cases/case.ts';
import { counted, emptyFunnel } from '../../functions/reports/cases/funnel.ts';
import { openedShape } from '../../functions/reports/cases/new-case.ts';
import { relayCase } from '../../functions/reports/cases/relay-cases.ts';
import { reportStore } from '../../functions/reports/intake/report-store.ts';
import { reportForm } from '../../functions/reports/intake/report-form.ts';
import { reportKeyOf, submitReport } from '../../functions/reports/intake/submit-report.ts';
import { accountOfMessage, placeUnsaid } from '../../functions/reports/intake/to-complete.ts';
import { completeOwnLead } from '../../functions/reports/leads/complete-own-lead.ts';
import type { LeadForm } from '../../functions/reports/leads/lead-form.ts';
import { leadStore } from '../../functions/reports/leads/lead-store.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { attemptOf } from '../support/attempts.ts';
import { likenessKey } from '../support/builders.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { nobodyAlike } from '../support/roll.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;
const dayMs = 86_400_000;
const codeKey = () => Promise.resolve(Buffer.alloc(32, 7));

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  room = aCaseRoom(client, { now: () => now });
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const words = 'Pak Camat membagikan kaus calon di balai desa';
let sent = 0;

/** A message in free words as the webhook stores it, told to its case as the stream does. */
const aLead = async () => {
  const submit = submitReport({
    ...{ campaign: room.campaign, codeKey, now: () => now, compareNames: nobodyAlike },
    reports: reportStore(client, caseTables),
  });
  const form = z.parse(reportForm, {
    ...{ lane: 'lead', region: '18.09', conduct: 'other', occurredOn: '2026-11-22' },
    ...{ knownOn: '2026-11-23', place: placeUnsaid, account: accountOfMessage(words, 'pesan') },
  });
  const deliveryId = `wamid.${(sent += 1)}`;
  const way = { cameBy: 'wa', deliveryId, toComplete: 'forward' as const };
  const { code, outcome } = await submit(form, await attemptOf(deliveryId, form), way);
  const reportKey = reportKeyOf(await codeKey(), code);
  await told(reportKey);
  const again = async () => submit(form, await attemptOf(deliveryId, form), way);
  return { reportKey, outcome, kept: await caseOf(reportKey), again, code };
};

const rowOf = async (reportKey: string) => {
  const Key = { reportKey: { S: reportKey } };
  const { Item = {} } = await client.send(
    new GetItemCommand({ TableName: caseTables.reports, Key }),
  );
  return unmarshall(Item);
};
const told = async (reportKey: string) => room.open(z.parse(openedShape, await rowOf(reportKey)));
const caseOf = async (reportKey: string) => z.parse(caseShape, await room.cases.find(reportKey));

const leads = () => leadStore(client, caseTables);
const said: LeadForm = {
  ...{ conduct: 'attend-declaration', occurredOn: '2026-11-21', knownOn: '2026-11-22' },
  ...{ place: 'Balai desa', accusedName: 'Contoh Terlapor', accusedUnit: 'Dinas Pendidikan' },
  account: 'Camat membagikan kaus bergambar calon kepada warga di balai desa.',
};
const complete = async (reportKey: string, form = said, compareNames = nobodyAlike) => {
  const lead = await leads().find(reportKey);
  if (!lead) throw new Error('The lead is gone');
  const needs = { campaign: room.campaign, leads: leads(), compareNames, codeKey, now: () => now };
  return completeOwnLead(needs)(lead, form);
};

const officer = { region: '18.09', unit: 'INSPEKTORAT', names: nameMarks(likenessKey, 'Ratu A') };
const ofDisdik = { ...officer, unit: 'DISDIK' };
const province = { region: '18', names: nameMarks(likenessKey, 'Ratu Intansari') };
const funnelOf = (kept: Case) => counted(emptyFunnel(), kept, now);
const byOfficer = async (kept: Case) =>
  room.complete({
    ...{ kept, version: kept.version, conduct: 'partisan-photo', occurredOn: '2026-11-20' },
    ...{ place: 'Balai desa', who: { role: 'officer', personId: 'petugas' } },
    attempt: await attemptOf(undefined, kept.caseKey),
  });

describe('a message in free words', () => {
  it('is a lead once, found by its code, with a short deadline of its own, and counts as no report', async () => {
    const { kept, outcome, again, code } = await aLead();
    expect(outcome).toBe('added');
    expect(await again()).toMatchObject({ outcome: 'already-there', code });
    expect(kept).toMatchObject({ toComplete: 'forward', dueFor: 'complete-lead' });
    expect(kept.dueAt - kept.receivedAt).toBeLessThanOrEqual(2 * dayMs);
    expect(funnelOf(kept)).toMatchObject({ toComplete: 1, received: 0, open: { underWeek: 0 } });
    expect([officer, ofDisdik, province].map((who) => mayRead(who, kept))).toEqual([
      ...[false, false, true],
    ]);
  });

  it('is completed by its reporter: the same case, with what was said first in its history', async () => {
    const { kept, reportKey } = await aLead();
    now += 3_600_000;
    expect(await complete(reportKey)).toEqual({ state: 'completed', caseNumber: kept.caseNumber });
    await told(reportKey);
    await told(reportKey);
    const after = await caseOf(reportKey);
    expect(after).toMatchObject({
      ...{ caseNumber: kept.caseNumber, conduct: 'attend-declaration', severity: 4, version: 1 },
      ...{ occurredOn: '2026-11-21', dueFor: 'check-completeness', accusedUnitCode: 'DISDIK' },
    });
    expect(after.toComplete).toBeUndefined();
    expect(funnelOf(after)).toMatchObject({ toComplete: 0, received: 1 });
    expect([officer, ofDisdik].map((who) => mayRead(who, after))).toEqual([true, false]);
    const [, entry] = await room.cases.history(reportKey);
    expect(entry).toMatchObject({ move: 'complete', who: { role: 'reporter' } });
    expect(entry?.why).toContain(words);
  });

  it('tells the region once its reporter has said where the accused serves, and not before', async () => {
    const { kept, reportKey } = await aLead();
    await complete(reportKey);
    await told(reportKey);
    const published: string[] = [];
    const relay = relayCase({
      publish: ({ type }) => Promise.resolve(void published.push(type)),
    });
    await relay(kept, await caseOf(reportKey));
    expect(published).toEqual(['case.unit-named']);
    const other = await aLead();
    await complete(other.reportKey, { ...said, accusedUnit: 'Kantor entah apa' });
    await told(other.reportKey);
    await relay(other.kept, await caseOf(other.reportKey));
    expect(published).toHaveLength(1);
    expect(mayRead(officer, await caseOf(other.reportKey))).toBe(false);
  });

  it('is completed once: the same answers again as the first time, others not at all', async () => {
    const { kept, reportKey } = await aLead();
    const both = await Promise.all([complete(reportKey), complete(reportKey)]);
    expect(both.map(({ state }) => state)).toEqual(['completed', 'completed']);
    const other = { ...said, account: 'Sama sekali lain dari yang pertama.' };
    expect(await complete(reportKey, other)).toMatchObject({ state: 'before' });
    expect((await rowOf(reportKey))['details']).toMatchObject({ account: said.account });
    await told(reportKey);
    expect(await room.cases.history(kept.caseKey)).toHaveLength(2);
  });

  it('is completed upon what was read of it, by one of two only', async () => {
    const { reportKey } = await aLead();
    const lead = await leads().find(reportKey);
    if (!lead) throw new Error('The lead is gone');
    const completed = {
      ...{ conduct: 'partisan-photo', severity: 4, outOfScope: undefined, alike: undefined },
      ...{ accusedUnitCode: undefined, barring: lead.barring, details: lead.details },
      ...{ completedAt: now, firstAccount: undefined },
      completedHash: keyedHash(Buffer.alloc(32, 1), 'lead-completed', reportKey),
    };
    expect(await leads().complete(lead, completed)).toBe('completed');
    expect(await leads().complete(lead, completed)).toBe('changed-meanwhile');
  });

  it('lets nobody in again whom somebody above the region had kept away', async () => {
    const { kept, reportKey } = await aLead();
    const named = {
      ...{ kept, version: 0, units: ['DISDIK'], serving: province, reason: 'Disebut di pesan.' },
      ...{ who: { role: 'chair' as const, personId: 'provinsi' } },
      attempt: await attemptOf(undefined, 'nama'),
    };
    expect(await room.nameUnit(named)).toMatchObject({ moved: true });
    await complete(reportKey, { ...said, accusedUnit: 'Dinas Kependudukan dan Pencatatan Sipil' });
    // Told to its case a moment later: until then nobody settles it anew.
    const at = await caseOf(reportKey);
    const anew = { ...named, kept: at, version: at.version, units: [] };
    const otherAttempt = await attemptOf(undefined, 'lain');
    expect(await room.nameUnit({ ...anew, attempt: otherAttempt })).toMatchObject({ moved: false });
    await told(reportKey);
    const after = await caseOf(reportKey);
    const ofDukcapil = { ...officer, unit: 'DISDUKCAPIL' };
    expect([officer, ofDisdik, ofDukcapil].map((who) => mayRead(who, after))).toEqual([
      ...[true, false, false],
    ]);
    expect((await rowOf(reportKey))['barring']).toEqual(after.barring);
  });

  it('is completed by an officer who reads it, and then by no link', async () => {
    const { kept, reportKey } = await aLead();
    expect(await byOfficer(kept)).toMatchObject({ moved: true });
    expect(await caseOf(reportKey)).toMatchObject({
      ...{ conduct: 'partisan-photo', severity: 4, dueFor: 'check-completeness' },
      barring: { standing: 'to-be-named' },
    });
    expect((await rowOf(reportKey))['details']).toMatchObject({
      ...{ conduct: 'partisan-photo', place: 'Balai desa' },
      account: accountOfMessage(words, 'pesan'),
    });
    expect(await complete(reportKey)).toMatchObject({ state: 'before' });
    await expect(byOfficer(await caseOf(reportKey))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps what its reporter said where an officer comes second', async () => {
    const { kept, reportKey } = await aLead();
    await complete(reportKey);
    expect(await byOfficer(kept)).toMatchObject({ moved: false });
    await told(reportKey);
    expect(await caseOf(reportKey)).toMatchObject({ conduct: 'attend-declaration' });
  });

  it('is completed by nobody once its case is closed', async () => {
    const { reportKey } = await aLead();
    await room.move(reportKey, 'rule-out', { reason: 'Bukan tentang pegawai.' });
    await room.move(reportKey, 'close');
    expect(await complete(reportKey)).toMatchObject({ state: 'ended' });
    expect(await rowOf(reportKey)).not.toHaveProperty('completedAt');
    expect(funnelOf(await caseOf(reportKey))).toMatchObject({ toComplete: 1, outOfScope: 0 });
  });
});
