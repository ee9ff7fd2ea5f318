import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Barring } from '../../events/barring.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import { caseFormAgain } from '../../functions/reports/cases/case-page.ts';
import { nameUnitHttp } from '../../functions/reports/cases/name-unit.http.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { readCaseHttp } from '../../functions/reports/cases/read-case.http.ts';
import { mayRead } from '../../functions/reports/case-access.ts';
import { trackedReport } from '../../functions/reports/messages/tracked-report.ts';
import type { Answer } from '../../shared/http/answer.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { served } from '../../shared/operation/serve.ts';
import { attemptOf } from '../support/attempts.ts';
import { likenessKey } from '../support/builders.ts';
import type { Person } from '../../shared/http/request.ts';
import { asked, people, refusal, type Sent } from '../support/case-asks.ts';
import {
  aCaseRoom,
  caseTables,
  createCaseTables,
  itemsOf,
  type CaseRoom,
} from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  room = aCaseRoom(client, { now: () => (now += 1) });
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const names = (name: string) => nameMarks(likenessKey, name);
const province = { region: '18', names: names('Ratu Intansari') };
const officer = { region: '18.09', unit: 'INSPEKTORAT', names: names('Meiliana Ratulangga') };
const ofDisdik = { region: '18.09', unit: 'DISDIK', names: names('Andri Wayratna') };

const open: Barring = { standing: 'to-be-named', units: [], names: [] };
const aReport = (barring: Partial<Barring> = {}, details: Record<string, string> = {}) =>
  room.report({ accusedUnitCode: undefined, barring: { ...open, ...barring }, details });

type Naming = Partial<Parameters<CaseRoom['nameUnit']>[0]>;

const name = async (kept: Case, units: string[], more: Naming = {}) =>
  room.nameUnit({
    ...{ kept, units, version: kept.version, serving: province, reason: 'Sesuai laporan.' },
    who: { role: 'chair', personId: 'provinsi' },
    attempt: await attemptOf(undefined, units),
    ...more,
  });

const reportRow = async (reportKey: string) => {
  const { Item = {} } = await client.send(
    new GetItemCommand({ TableName: caseTables.reports, Key: { reportKey: { S: reportKey } } }),
  );
  return unmarshall(Item);
};
const stored = async ({ caseKey }: Case) => {
  const kept = await room.cases.find(caseKey);
  if (!kept) throw new Error('The case is gone');
  return kept;
};

describe('a case whose unit nobody has settled', () => {
  it('is there for nobody of its region, and for whoever is above it', async () => {
    const kept = await aReport();
    expect([officer, ofDisdik].map((who) => mayRead(who, kept))).toEqual([false, false]);
    expect(mayRead(province, kept)).toBe(true);
  });

  it('as one stored before without a unit', async () => {
    const kept = await room.report({ accusedUnitCode: undefined });
    expect(kept.barring).toBeUndefined();
    expect(mayRead(officer, kept)).toBe(false);
    await name(kept, ['DISDIK']);
    expect(mayRead(officer, await stored(kept))).toBe(true);
  });

  it('is settled by somebody above the region: case, report and history together', async () => {
    const kept = await aReport();
    expect(await name(kept, ['DISDIK'])).toMatchObject({ moved: true });
    const after = await stored(kept);
    expect(after).toMatchObject({
      accusedUnitCode: 'DISDIK',
      barring: { standing: 'named', units: ['DISDIK', 'SDN-1-GEDONGTATAAN', 'SMPN-1-PESAWARAN'] },
      state: kept.state,
      dueAt: kept.dueAt,
      version: 1,
    });
    const row = await reportRow(kept.caseKey);
    expect(row).toMatchObject({ accusedUnitCode: 'DISDIK', barring: after.barring });
    for (const about of [after, { region: '18.09', ...row }])
      expect([officer, ofDisdik].map((who) => mayRead(who, about))).toEqual([true, false]);
    expect((await itemsOf(client, kept.caseKey)).entries.at(-1)).toMatchObject({
      move: 'name-unit',
      who: { role: 'chair', personId: 'provinsi' },
      why: 'Sesuai laporan.',
      given: { units: 'DISDIK' },
    });
  });

  it('is read by its guard of messages as settled at the same moment', async () => {
    const kept = await aReport();
    const find = trackedReport({ client, tables: caseTables, now: () => now });
    await name(kept, ['DISDIK']);
    const report = await find(kept.caseKey);
    expect(report && mayRead(officer, report)).toBe(true);
    expect(report && mayRead(ofDisdik, report)).toBe(false);
  });

  it('may concern several units, or nobody of the region', async () => {
    const two = await aReport();
    await name(two, ['DINKES', 'INSPEKTORAT']);
    expect(mayRead(officer, await stored(two))).toBe(false);
    expect((await stored(two)).accusedUnitCode).toBeUndefined();
    const none = await aReport();
    await name(none, []);
    expect((await stored(none)).barring).toMatchObject({ standing: 'none', units: [] });
    expect(mayRead(ofDisdik, await stored(none))).toBe(true);
  });

  it('keeps away whom the reporter excluded, and whose name is alike, whatever is settled', async () => {
    const kept = await aReport({
      units: ['INSPEKTORAT'],
      excludedUnits: ['INSPEKTORAT'],
      names: [names('Pak Andri')],
    });
    await name(kept, []);
    const after = await stored(kept);
    expect([officer, ofDisdik].map((who) => mayRead(who, after))).toEqual([false, false]);
    await name(after, ['DINKES']);
    expect([officer, ofDisdik].map((who) => mayRead(who, after))).toEqual([false, false]);
  });

  it('drops what was only guessed', async () => {
    const kept = await aReport({ units: ['KDH'], wholeRegion: true });
    await name(kept, ['DISDIK']);
    expect((await stored(kept)).barring).toEqual({
      standing: 'named',
      units: ['DISDIK', 'SDN-1-GEDONGTATAAN', 'SMPN-1-PESAWARAN'],
      names: [],
    });
  });

  it.each([
    ['of the region', { serving: officer }, 'not-allowed from-above-only'],
    ['of another province', { serving: { region: '14' } }, 'not-allowed from-above-only'],
    [
      'whose own name is alike',
      { serving: { region: '18', names: names('Sari Umparan') } },
      'not-allowed from-above-only',
    ],
  ])('is settled by nobody %s', async (_, more, expected) => {
    const kept = await aReport({ names: [names('Ibu Sari')] });
    expect(await refusal(() => name(kept, ['DISDIK'], more))).toBe(expected);
    expect(await stored(kept)).toEqual(kept);
  });

  it('is settled with units of its region only', async () => {
    const kept = await aReport();
    expect(await refusal(() => name(kept, ['DISDIK', 'DPUPR']))).toBe(
      'invalid-fields unknown-unit',
    );
  });

  it('is settled once, however many try, and the same request again is answered the same', async () => {
    const kept = await aReport();
    const attempt = await attemptOf('kunci', ['DISDIK']);
    const answers = await Promise.all([
      name(kept, ['DISDIK'], { attempt }),
      name(kept, ['DINKES']),
      name(kept, []),
    ]);
    expect(answers.filter(({ moved }) => moved)).toHaveLength(1);
    const after = await stored(kept);
    expect(after.version).toBe(1);
    const again = await name(kept, ['DISDIK'], { attempt });
    expect(again.moved).toBe(answers[0].moved);
  });

  it('is suggested as a duplicate to whoever may know of it, once it is settled', async () => {
    const details = { accusedName: 'Sari Umparan', link: 'https://contoh.test/satu' };
    const first = await aReport({}, details);
    const second = await room.report({ details });
    const seen = async () => {
      const person: Person = {
        ...{ personId: 'petugas-1', role: 'officer', name: 'Meiliana' },
        ...{ region: '18.09', unit: 'INSPEKTORAT' },
      };
      const file = await room.readFile(second, { person, serving: person });
      return file.duplicates.map(({ caseKey }) => caseKey);
    };
    expect(await seen()).toEqual([]);
    await name(first, ['DISDIK']);
    expect(await seen()).toEqual([first.caseKey]);
  });
});

describe('naming a unit over HTTP', () => {
  const reason = 'Kantornya disebut dalam uraian.';
  const send = async (kept: Case, sent: Sent): Promise<Answer> =>
    served(caseOperations.nameUnit, { does: nameUnitHttp(room), formAgain: caseFormAgain(room) })(
      asked(kept.caseKey, { as: people.province, ...sent }),
    );
  const read = async (kept: Case, sent: Sent): Promise<Answer> =>
    served(caseOperations.readCase, readCaseHttp(room))(asked(kept.caseKey, sent));
  const shown = async ({ page }: Answer): Promise<string> =>
    (await page?.({ base: '', lang: 'id', path: '/', stylesheet: '' })) ?? '';
  const pageFor = async (kept: Case, as: typeof people.province | typeof people.officer) => {
    const request = { ...asked(kept.caseKey, { as }), wantsHtml: true };
    return shown(await served(caseOperations.readCase, readCaseHttp(room))(request));
  };

  it('is done once, however often the same request comes, and refuses another under its key', async () => {
    const kept = await aReport();
    const body = { version: 0, units: ['DISDIK'], reason };
    const first = await send(kept, { body, key: 'kunci' });
    expect(first).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await send(kept, { body, key: 'kunci' })).toEqual(first);
    const other = { ...body, units: [] };
    expect(await refusal(() => send(kept, { body: other, key: 'kunci' }))).toBe(
      'idempotency-key-reused',
    );
    expect((await itemsOf(client, kept.caseKey)).entries).toHaveLength(2);
    expect(await send(kept, { body: other, as: people.nation })).toMatchObject({
      status: 409,
      body: { changed: { move: 'name-unit' } },
    });
  });

  it('takes a form, where one choice is that nobody of the region is concerned', async () => {
    const kept = await aReport();
    const form = { version: '0', units: 'none', reason };
    expect(await send(kept, { form })).toMatchObject({
      status: 303,
      headers: { location: `/v1/cases/${kept.caseKey}?done=1` },
    });
    expect((await stored(kept)).barring).toMatchObject({ standing: 'none' });
  });

  it('shows its form again as it was left', async () => {
    const kept = await aReport();
    const answer = await send(kept, { form: { version: '0', units: 'DINKES', reason: 'abc' } });
    expect(answer.status).toBe(422);
    const html = await shown(answer);
    expect(html).toMatch(/<textarea[^>]*id="q-unit-reason"[^>]*>abc</);
    expect(html).toMatch(/<option[^>]*value="DINKES"[^>]*selected|selected[^>]*value="DINKES"/);
    expect(html).toMatch(/class="error"/);
  });

  it('is there only for whoever may name, with what the reporter said of who must not see it', async () => {
    const details = { keepFrom: 'Bu Meiliana' };
    const kept = await aReport({}, details);
    const html = await pageFor(kept, people.province);
    expect(html).toContain('Unit terlapor perlu ditetapkan');
    expect(html).toContain('Bu Meiliana');
    expect(html).toMatch(/action="[^"]*\/unit"/);
    await send(kept, { body: { version: 0, units: ['DINKES'], reason } });
    const ofRegion = await pageFor(kept, people.officer);
    expect(ofRegion).not.toMatch(/action="[^"]*\/unit"|Meiliana|perlu ditetapkan/);
    const { body } = await read(kept, { as: people.officer });
    expect(JSON.stringify(body)).not.toContain('Meiliana');
    expect(body).toMatchObject({ naming: null, unitStanding: 'named' });
    expect((await read(kept, { as: people.nation })).body).toMatchObject({ naming: details });
    expect(
      await refusal(() =>
        send(kept, { as: people.officer, body: { version: 1, units: [], reason } }),
      ),
    ).toBe('not-allowed from-above-only');
  });
});
