import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { changeStore } from '../../functions/reports/decrees/change-store.ts';
import {
  decideCalendarHttp,
  putCalendarHttp,
  showCalendarHttp,
  writeCalendarHttp,
} from '../../functions/reports/decrees/decrees.http.ts';
import { decreeOperations as operations } from '../../functions/reports/decrees/operations.ts';
import { decreesTable } from '../../functions/reports/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let now = mondayNine;
let year = 2030;

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
  await createTables(engine.client, [tableOf(decreesTable, 'Decrees')]);
  room = aCaseRoom(engine.client, { now: () => now });
});
beforeEach(() => {
  now = mondayNine;
  year += 1;
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin' },
  second: { personId: 'admin-2', role: 'admin' },
  overseer: { personId: 'pengawas', role: 'oversight' },
} as const;
type Who = keyof typeof people;

const dayOf = (date: string) => ({
  ...{ date, kind: 'joint-leave', name: { id: 'Cuti peragaan', en: 'Demo leave' } },
  decree: 'SKB peragaan 1/2026',
});

let ids = 0;
const needs = () => ({
  ...room,
  changes: changeStore(engine.client, { decrees: 'Decrees', calendar: caseTables.calendar }),
  newId: () => `percobaan-${(ids += 1)}`,
});

const requestOf = (
  who: Who,
  params: Record<string, string>,
  { body, query = {} }: { body?: unknown; query?: Record<string, string> } = {},
) =>
  readRequest(
    anEvent({
      method: 'POST',
      ...{ params, query },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], region: 'ID', name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

const put = (who: Who, body: unknown, query: Record<string, string> = {}, of = String(year)) =>
  served(
    operations.putCalendar,
    putCalendarHttp(needs()),
  )(requestOf(who, { year: of }, { body, query }));
const decide = (who: Who, changeId: string, is = 'agreed') =>
  served(
    operations.decideCalendar,
    decideCalendarHttp(needs()),
  )(requestOf(who, { year: String(year), changeId }, { body: { is } }));
const show = (who: Who, of = String(year)) =>
  served(
    operations.showCalendar,
    showCalendarHttp(needs()),
  )(requestOf(who, {}, { query: { year: of } }));

const asked = async (version = 0, date = `${year}-03-03`): Promise<string> => {
  const { status, body } = await put('first', { version, days: [dayOf(date)] });
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
const inForce = async () => (await room.years.find(String(year)))?.version ?? 0;

describe('a decree', () => {
  it('changes nothing by one person alone', async () => {
    const id = await asked();
    expect(await inForce()).toBe(0);
    await expect(decide('first', id)).rejects.toMatchObject({
      code: 'not-allowed',
      errors: [{ reason: 'own-change' }],
    });
    expect(await inForce()).toBe(0);
    expect((await show('first')).body).toMatchObject({ changes: [{ mayAgree: false }] });
  });

  it.each<Who>(['second', 'overseer'])('holds once another agrees: %s', async (who) => {
    const id = await asked();
    expect((await show(who)).body).toMatchObject({ changes: [{ mayAgree: true }] });
    expect((await decide(who, id)).body).toMatchObject({ state: 'agreed' });
    expect(await inForce()).toBe(1);
    // A retry, and two at the same moment, change nothing more.
    await Promise.all([decide(who, id), decide(who, id)]);
    expect(await inForce()).toBe(1);
    await expect(decide('second', id, 'rejected')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is agreed to within a day, and not later', async () => {
    const id = await asked();
    now += 24 * 3_600_000 + 1;
    await expect(decide('second', id)).rejects.toMatchObject({ code: 'too-late' });
    expect((await show('second')).body).toMatchObject({ changes: [{ state: 'lapsed' }] });
    await asked();
  });

  it('waits alone: the same again is the same, another is refused until it is decided', async () => {
    const id = await asked();
    expect(await asked()).toBe(id);
    const other = { version: 0, days: [] };
    await expect(put('second', other)).rejects.toMatchObject({
      errors: [{ reason: 'already-waiting' }],
    });
    // Who asked may take it back.
    expect((await decide('first', id, 'rejected')).body).toMatchObject({ state: 'rejected' });
    expect((await put('second', other)).status).toBe(202);
  });

  it('is refused upon a version that is not the present one, before and after it was asked for', async () => {
    const id = await asked();
    await expect(put('second', { version: 7, days: [] })).rejects.toMatchObject({
      errors: [{ field: 'version', reason: 'year-changed' }],
    });
    await room.years.put({ year: String(year), days: [], version: 1, changedAt: now });
    await expect(decide('second', id)).rejects.toMatchObject({
      errors: [{ reason: 'year-changed' }],
    });
    expect(await inForce()).toBe(1);
    // What could not be put in force is not in the history as agreed.
    expect((await show('second')).body).toMatchObject({ changes: [{ state: 'waiting' }] });
  });

  it('stays in a history that no later write changes', async () => {
    const id = await asked();
    await decide('second', id);
    const { changes } = needs();
    const [entry] = await changes.list(String(year));
    if (!entry?.decision) throw new Error('no history');
    const forged = { ...entry.decision, by: { ...entry.asked.by, personId: 'lain' } };
    expect(await changes.add({ ...entry.asked, days: [] })).toBe('already-there');
    expect(await changes.add(forged)).toBe('already-there');
    expect(await changes.list(String(year))).toEqual([entry]);
    expect((await show('overseer')).body).toMatchObject({
      changes: [{ askedBy: 'admin-1', decidedBy: 'admin-2', state: 'agreed' }],
    });
  });

  it('says who asked and who agreed by their names, on its page and in its answer', async () => {
    const id = await asked();
    await decide('second', id);
    const { body, page } = await show('overseer');
    const changes = [{ askedByName: 'Contoh', decidedByName: 'Contoh' }];
    expect(body).toMatchObject({ changes });
    const html = await page?.({ base: '', lang: 'id', path: '/', stylesheet: '/s.css' });
    expect(html).toContain('Contoh');
    expect(html).not.toContain('admin-1');
  });
});

describe('a preview', () => {
  it('says which days move and how many cases, names none, and changes nothing', async () => {
    const { caseKey } = await room.report();
    await room.move(caseKey, 'check');
    await room.move(caseKey, 'verify', { reason: 'Cocok dengan buktinya.' });
    await room.move(caseKey, 'refer', { authority: 'bawaslu' });
    const before = await room.cases.find(caseKey);
    const days = [dayOf('2026-11-26')];
    const { body } = await put('first', { version: 0, days }, { preview: 'yes' }, '2026');
    expect(body).toMatchObject({
      moves: {
        ...{ looked: 1, complete: true, moved: 1 },
        first: [{ from: '2026-11-26', to: '2026-11-27', cases: 1 }],
      },
    });
    expect(JSON.stringify(body)).not.toContain(caseKey);
    expect(await room.cases.find(caseKey)).toEqual(before);
    expect((await show('first', '2026')).body).toMatchObject({ version: 0, changes: [] });
  });

  it('says so where it could not look at every case in time', async () => {
    const clock = { ...needs(), now: () => (now += 11_000) };
    const answer = await served(
      operations.putCalendar,
      putCalendarHttp(clock),
    )(
      requestOf(
        'first',
        { year: String(year) },
        {
          body: { version: 0, days: [] },
          query: { preview: 'yes' },
        },
      ),
    );
    expect(answer.body).toMatchObject({ moves: { complete: false } });
  });
});

describe('the page', () => {
  const page = async (who: Who, of: string) => {
    const { page: render } = await show(who, of);
    if (!render) throw new Error('no page');
    return render({ base: '', lang: 'id', path: '/v1/calendar', stylesheet: '/s.css' });
  };

  it('says that the next year is missing, and offers its form with the fixed holidays', async () => {
    const html = await page('first', '2027');
    expect(html).toContain('Hari libur 2027 belum dimasukkan');
    expect(html).toContain('17 Agustus 2027: Proklamasi Kemerdekaan');
    expect(html).toContain('action="/v1/calendar/2027"');
  });

  it('offers the answer to the second person, and no form to oversight', async () => {
    const id = await asked();
    const html = await page('overseer', String(year));
    expect(html).toContain(`/v1/calendar/${year}/changes/${id}/decision`);
    expect(html).toContain('Setujui, berlakukan');
    expect(html).not.toContain('name="holidays"');
    expect(await page('first', String(year))).not.toContain('Setujui, berlakukan');
  });

  it('takes the lines of the form, and shows a wrong one again', async () => {
    const write = (holidays: string) =>
      served(
        operations.writeCalendar,
        writeCalendarHttp(needs()),
      )(
        requestOf(
          'first',
          { year: String(year) },
          {
            body: { version: 0, decree: 'SKB peragaan', holidays, jointLeave: '', step: 'ask' },
          },
        ),
      );
    await expect(write('bukan tanggal')).rejects.toMatchObject({
      errors: [{ field: 'holidays', reason: 'no-day-line' }],
    });
    expect((await write('1 Mei: Hari Buruh')).body).toMatchObject({
      state: 'waiting',
      days: [{ date: `${year}-05-01` }],
    });
  });
});
