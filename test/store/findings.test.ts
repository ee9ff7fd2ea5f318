import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { checklistHttp } from '../../functions/reports/cases/checklist.http.ts';
import { fieldSheets } from '../../functions/reports/cases/field-sheets.ts';
import { moveCaseHttp } from '../../functions/reports/cases/move-case.http.ts';
import { nameUnitHttp } from '../../functions/reports/cases/name-unit.http.ts';
import { openedShape } from '../../functions/reports/cases/new-case.ts';
import { figuresOf, tellReports } from '../../functions/reports/cases/tell-reports.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import { fileFinding } from '../../functions/reports/findings/file-finding.ts';
import { finderLimit, mostFindings } from '../../functions/reports/findings/finder-limit.ts';
import { fileFindingHttp } from '../../functions/reports/findings/findings.http.ts';
import { findingOperations } from '../../functions/reports/findings/operations.ts';
import { relayedShape, saidOf } from '../../functions/reports/intake/relay-reports.ts';
import { reportStore, type StoredReport } from '../../functions/reports/intake/report-store.ts';
import { prepareReport } from '../../functions/reports/intake/submit-report.ts';
import { sendersTable } from '../../functions/reports/intake/tables.ts';
import type { CompareNames } from '../../functions/reports/intake/compare-names.ts';
import { shippedCatalogue } from '../../functions/reports/law/editions.ts';
import { attemptsOf } from '../../shared/attempt.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { nobodyAlike, registered } from '../support/roll.ts';
import { tableOf } from '../support/table-of.ts';

const dayMs = 86_400_000;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;
let compareNames: CompareNames = nobodyAlike;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  await createTables(client, [tableOf(sendersTable, 'Senders')]);
  room = aCaseRoom(client, { now: () => now });
});
beforeEach(() => {
  now += dayMs;
  compareNames = nobodyAlike;
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const key = () => Promise.resolve(Buffer.alloc(32, 3));
const http = () =>
  fileFindingHttp({
    campaign: room.campaign,
    calendar: async () => (await room.counting()).calendar,
    law: room.law,
    whoServes: registered(...Object.values(people)),
    attemptOf: attemptsOf('finding', key),
    mayFile: finderLimit({ client, TableName: 'Senders', key }),
    file: fileFinding({
      prepare: prepareReport({ campaign: room.campaign, compareNames, now: () => now }),
      reports: reportStore(client, { reports: caseTables.reports }),
      key,
    }),
    newId: () => 'kunci',
    now: () => now,
  });

const today = () => new Date(now).toISOString().slice(0, 10);
const said = (more: Record<string, string> = {}) => ({
  ...{ region: '18.09', conduct: 'partisan-photo', occurredOn: today(), foundOn: today() },
  ...{ place: 'Halaman kantor', accusedName: 'Contoh Nama', accusedUnit: 'DISDIK' },
  account: 'Berfoto dengan tanda dukungan di depan kantor.',
  ...{ howFound: 'supervision', basis: 'Surat tugas 800/12/2026' },
  ...more,
});

type Asked = Parameters<typeof asked>[1];
const file = (sent: Asked = {}) =>
  served(findingOperations.fileFinding, http())(asked(undefined, { body: said(), ...sent }));

const answer = z.object({
  ...{ caseNumber: z.string(), caseKey: z.string(), dueOn: z.string(), unitStanding: z.string() },
});

const storedReports = async (): Promise<StoredReport[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: caseTables.reports }));
  return Items.map((item) => unmarshall(item) as StoredReport);
};

/** Files one and opens its case as the stream does. */
const filedCase = async (sent: Asked = {}): Promise<Case> => {
  const { caseKey } = answer.parse((await file(sent)).body);
  const row = (await storedReports()).find(({ reportKey }) => reportKey === caseKey);
  await room.open(openedShape.parse(row));
  return (await room.cases.find(caseKey)) as Case;
};

const check = { move: 'check', version: 0 };
const move = (caseKey: string, sent: Asked) =>
  served(caseOperations.moveCase, moveCaseHttp(room))(asked(caseKey, sent));

describe('a finding', () => {
  it('is stored as a report without a reporter, under a number of its own', async () => {
    const { status, body } = await file({ as: people.officer });
    expect(status).toBe(201);
    const filed = answer.parse(body);
    expect(filed.caseNumber).toMatch(/^TM-[0-9A-Z]{6}$/);
    expect(filed.unitStanding).toBe('named');
    const row = (await storedReports()).find(({ reportKey }) => reportKey === filed.caseKey);
    expect(row).toMatchObject({
      lane: 'finding',
      cameBy: 'finding',
      accusedUnitCode: 'DISDIK',
      finder: { region: '18.09', officerId: people.officer.personId },
      details: { howFound: 'supervision', basis: 'Surat tugas 800/12/2026', knownOn: today() },
    });
    const { Items = [] } = await client.send(new ScanCommand({ TableName: caseTables.reporters }));
    expect(Items).toEqual([]);
  });

  it('is one, however often it is sent', async () => {
    const before = (await storedReports()).length;
    const sent = { body: said(), key: 'kunci-pengulangan-1' };
    const numbers = [await file(sent), await file(sent)].map(
      ({ body }) => answer.parse(body).caseNumber,
    );
    expect(new Set(numbers).size).toBe(1);
    expect(await storedReports()).toHaveLength(before + 1);
    const other = { ...sent, body: said({ place: 'Tempat lain' }) };
    expect(await refusal(() => file(other))).toBe('idempotency-key-reused');
  });

  it('is no officer’s who serves in the accused’s unit, nor of one above or below it', async () => {
    const before = (await storedReports()).length;
    const aboutTheHead = { body: said({ accusedUnit: 'SEKDA' }) };
    for (const sent of [{ as: people.ofUnit }, { ...aboutTheHead, as: people.officer }])
      expect(await refusal(() => file(sent))).toBe('not-allowed finder-in-conflict');
    expect(await refusal(() => file({ as: people.withoutUnit }))).toContain('finder-without-unit');
    expect(await storedReports()).toHaveLength(before);
  });

  it('is for the satgas of the region and above, and for nobody else', async () => {
    for (const as of [people.admin, people.oversight])
      expect(await refusal(() => file({ as }))).toContain('not-allowed');
    expect(await refusal(() => file({ as: people.elsewhere }))).toBe('wrong-region');
    expect((await file({ as: people.province })).status).toBe(201);
  });

  it('goes first to somebody above where the accused’s unit is not certain', async () => {
    const sent = { body: said({ accusedUnit: 'lain', accusedUnitOther: 'entah di mana' }) };
    expect((await file(sent)).body).toMatchObject({ unitStanding: 'to-be-named' });
    compareNames = async (...args) => ({ ...(await nobodyAlike(...args)), isLikely: true });
    expect((await file()).body).toMatchObject({ unitStanding: 'to-be-named' });
  });

  it('may be filed twenty times a day by one officer', async () => {
    for (let n = 0; n < mostFindings; n += 1)
      expect((await file({ as: people.colleague })).status).toBe(201);
    expect(await refusal(() => file({ as: people.colleague }))).toBe('too-many-requests');
    expect((await file({ as: people.officer })).status).toBe(201);
  });
});

describe('the case of a finding', () => {
  it('is due by the seventh day after it was found, as Bawaslu counts findings', async () => {
    const kept = await filedCase();
    const found = await room.readFile(kept, {
      person: people.officer,
      serving: { region: '18.09', unit: 'BKPSDM' },
    });
    const deadline = found.deadlines.find(({ step }) => step === 'set-finding');
    expect(deadline?.rule).toMatchObject({ clock: 'calendar-days', amount: 7 });
    expect(Date.parse(deadline?.dueAt ?? '') - now).toBeGreaterThan(6 * dayMs);
    expect(Date.parse(deadline?.dueAt ?? '') - now).toBeLessThan(8 * dayMs);
  });

  it('takes no step by whoever found it, and every step by another', async () => {
    const { caseKey } = await filedCase({ as: people.officer });
    const own = { as: people.officer, body: check };
    expect(await refusal(() => move(caseKey, own))).toBe('not-allowed own-finding');
    const tick = { requirement: 'account', met: true, version: 0 };
    const ticked = served(
      caseOperations.checkCase,
      checklistHttp(room),
    )(asked(caseKey, { as: people.officer, body: tick }));
    expect(await refusal(() => ticked)).toContain('own-finding');
    const moved = await move(caseKey, { as: people.colleague, body: check });
    expect(moved.status).toBe(200);
    const kept = (await room.cases.find(caseKey)) as Case;
    const serving = { region: '18.09', unit: 'BKPSDM' };
    expect((await room.readFile(kept, { person: people.officer, serving })).may).toEqual([]);
    expect((await room.readFile(kept, { person: people.colleague, serving })).may).not.toEqual([]);
  });

  it('has its unit named by another than its finder', async () => {
    const body = said({ accusedUnit: 'lain', accusedUnitOther: 'entah di mana' });
    const { caseKey } = await filedCase({ as: people.province, body });
    const named = served(
      caseOperations.nameUnit,
      nameUnitHttp(room),
    )(
      asked(caseKey, {
        as: people.province,
        body: { units: 'DISDIK', version: 0, reason: 'Sesuai temuan.' },
      }),
    );
    expect(await refusal(() => named)).toContain('own-finding');
  });

  it('asks no reporter, for there is none', async () => {
    const { caseKey } = await filedCase();
    const body = { move: 'ask', version: 0, question: 'Pada jam berapa?' };
    const asking = move(caseKey, { as: people.colleague, body });
    expect(await refusal(() => asking)).toContain('nobody-to-ask');
  });

  it('counts apart, and only once somebody else has checked it', async () => {
    const funnel = async () => {
      await room.count();
      return (await room.funnels.list(['18.09']))[0];
    };
    const before = await funnel();
    const { caseKey } = await filedCase();
    expect(await funnel()).toMatchObject({
      received: before?.received ?? 0,
      findings: before?.findings ?? { checked: 0 },
    });
    await move(caseKey, { as: people.colleague, body: check });
    expect(await funnel()).toMatchObject({
      received: before?.received ?? 0,
      checked: before?.checked ?? 0,
      findings: { checked: (before?.findings.checked ?? 0) + 1 },
    });
  });

  it('is none of the reports that the nation is told of', async () => {
    await filedCase();
    let received = -1;
    await tellReports({
      catalogue: shippedCatalogue(),
      ...{ campaign: room.campaign, readQueue: room.readQueue, now: room.now },
      tell: ({ regions }) => {
        received = Number(regions.find(({ region }) => region === '18.09')?.['received' as never]);
        return Promise.resolve('told' as never);
      },
    })();
    expect(received).toBe(
      figuresOf({ ...room, catalogue: shippedCatalogue() }, '18.09', []).received,
    );
  });

  it('is a sheet for a supervisor that says what it is, and never a report form', async () => {
    const kept = await filedCase();
    const serving = { region: '18.09', unit: 'BKPSDM' };
    const found = await room.readFile(kept, { person: people.colleague, serving });
    const sheet = fieldSheets(found).find(({ desk }) => desk === 'informasi-awal');
    expect(sheet?.title).toContain('Temuan satgas sebagai informasi awal');
    expect(JSON.stringify(sheet?.fields)).toContain('Dasar tugas: Surat tugas 800/12/2026');
  });

  it('is found by its lane in the queue', async () => {
    const { caseKey } = await filedCase();
    await room.report();
    const wanted = { mayRead: () => true, state: 'open', after: {} } as const;
    const { cases } = await room.list({ ...wanted, regions: ['18.09'], lane: 'finding' });
    expect(cases.map((one) => one.caseKey)).toContain(caseKey);
    expect(new Set(cases.map(({ lane }) => lane))).toEqual(new Set(['finding']));
  });
});

it('tells the satgas who found it, so that they are not the one who is alerted', async () => {
  const { caseKey } = answer.parse((await file()).body);
  const row = (await storedReports()).find(({ reportKey }) => reportKey === caseKey);
  expect(saidOf(relayedShape.parse(row))).toMatchObject({
    lane: 'finding',
    finder: { region: '18.09', officerId: people.officer.personId },
  });
});
