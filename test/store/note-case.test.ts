import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { enterReferencesHttp, noteCaseHttp } from '../../functions/reports/cases/note-case.http.ts';
import { casesAsCsv } from '../../functions/reports/cases/export-cases.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
  room = aCaseRoom(engine.client, { now: () => (now += 1) });
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const write = (caseKey: string, body: object, more: object = {}) =>
  served(caseOperations.noteCase, noteCaseHttp(room))(asked(caseKey, { body, ...more }));

describe('a note for colleagues', () => {
  const note = 'Saksi kedua dihubungi Senin.';

  it('stands in the history with who wrote it, and changes no state and no deadline', async () => {
    const before = await room.report();
    const answer = await write(before.caseKey, { version: before.version, note });
    expect(answer).toMatchObject({ status: 200, body: { version: before.version + 1 } });
    const after = await room.cases.find(before.caseKey);
    expect(after).toMatchObject({ state: before.state, dueAt: before.dueAt, queue: before.queue });
    expect((await room.cases.history(before.caseKey)).at(-1)).toMatchObject({
      ...{ move: 'note', why: note, who: { role: 'officer', personId: 'petugas-1' } },
    });
  });

  it('is written once, however often it is sent', async () => {
    const { caseKey, version } = await room.report();
    const send = () => write(caseKey, { version, note }, { key: 'kunci-catatan-1' });
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send()).toMatchObject({ status: 200 });
    const notes = (await room.cases.history(caseKey)).filter(({ move }) => move === 'note');
    expect(notes).toHaveLength(1);
  });

  it('is refused where fifty stand already, unless it is one of them sent again', async () => {
    const { caseKey, version } = await room.report();
    const nth = (n: number) =>
      write(caseKey, { version: version + n, note }, { key: `kunci-ke-${String(n)}` });
    for (let n = 0; n < 50; n += 1) expect(await nth(n)).toMatchObject({ status: 200 });
    expect(await refusal(() => nth(50))).toContain('too-many-notes');
    expect(await nth(49)).toMatchObject({ status: 200 });
  });

  it('is handed back to whoever wrote upon what has changed', async () => {
    const { caseKey, version } = await room.report();
    await room.move(caseKey, 'check');
    expect(await write(caseKey, { version, note })).toMatchObject({
      ...{ status: 409, body: { changed: { move: 'check' } } },
    });
  });

  it('must say something, and is written by nobody who may not know of the case', async () => {
    const { caseKey, version } = await room.report();
    expect(await refusal(() => write(caseKey, { version, note: ' ' }))).toContain('invalid-fields');
    for (const as of [people.withoutUnit, { ...people.officer, unit: 'DISDUKCAPIL' }])
      expect(await refusal(() => write(caseKey, { version, note }, { as }))).toBe(
        'not-found unknown-case',
      );
  });
});

describe('the numbers of SP4N-LAPOR!', () => {
  const enter = (caseKey: string, body: object) =>
    served(caseOperations.enterReferences, enterReferencesHttp(room))(asked(caseKey, { body }));

  it('stand with the case, in the history, in the CSV, and are searched', async () => {
    const { caseKey, version, region, caseNumber } = await room.report();
    await enter(caseKey, { version, laporFrom: '8123456' });
    await enter(caseKey, { version: version + 1, lapor: 'LPR/2026-77.1' });
    const kept = (await room.cases.find(caseKey)) as Case;
    expect(kept.references).toMatchObject({ laporFrom: '8123456', lapor: 'LPR/2026-77.1' });
    expect((await room.cases.history(caseKey)).at(-2)).toMatchObject({
      ...{ move: 'reference', given: { laporFrom: '8123456' } },
    });
    const csv = casesAsCsv([kept], now);
    expect([csv.includes('8123456'), csv.includes('LPR/2026-77.1')]).toEqual([true, true]);
    const search = { regions: [region], mayRead: () => true, state: 'open' as const, after: {} };
    const { cases } = await room.list({ ...search, q: '8123456' });
    expect(cases.map((one) => one.caseNumber)).toEqual([caseNumber]);
  });

  it('are refused where nothing of a number is in them, or nothing at all was entered', async () => {
    const { caseKey, version } = await room.report();
    for (const lapor of ['abc', '=8123456', '1'.repeat(41), '12', '81\n234'])
      expect(await refusal(() => enter(caseKey, { version, lapor }))).toContain('invalid-fields');
    expect(await refusal(() => enter(caseKey, { version }))).toBe('invalid-fields required');
  });
});
