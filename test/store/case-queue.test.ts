import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { listCasesHttp } from '../../functions/reports/cases/list-cases.http.ts';
import { casesAnswer } from '../../functions/reports/cases/list-answers.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

const hourMs = 3_600_000;
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

const why = { reason: 'Cocok dengan buktinya.' };

describe('the queue', () => {
  type Listed = z.infer<typeof casesAnswer>;
  const list = async (query: Record<string, string>, as: Person): Promise<Listed> => {
    const ask = served(caseOperations.listCases, listCasesHttp(room));
    return z.parse(casesAnswer, (await ask(asked(undefined, { as, query }))).body);
  };
  const officerOf = (region: string, more: Partial<Person> = {}): Person => ({
    ...people.officer,
    region,
    ...more,
  });
  const all = async (query: Record<string, string>, as: Person) => {
    const pages: Listed['cases'][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list({ ...query, ...(cursor && { cursor }) }, as);
      pages.push(page.cases);
      cursor = page.next;
    }
    return pages;
  };

  it('is paged by deadline, shows each case once, and those of nobody else', async () => {
    const made: string[] = [];
    for (let n = 0; n < 61; n += 1) {
      const receivedAt = mondayNine - (n % 7) * 24 * hourMs;
      const ofUnit = n % 10 === 3 ? { accusedUnitCode: 'DISDIK' } : {};
      made.push((await room.report({ region: '64.07', receivedAt, ...ofUnit })).caseNumber);
    }
    const pages = await all({}, officerOf('64.07'));
    expect(pages.map((page) => page.length)).toEqual([25, 25, 11]);
    const cases = pages.flat();
    expect(cases.map(({ caseNumber }) => caseNumber).sort()).toEqual(made.sort());
    expect(cases.map(({ dueAt }) => dueAt)).toEqual(cases.map(({ dueAt }) => dueAt).sort());
    const fewer = (await all({}, officerOf('64.07', { unit: 'DISDIK' }))).flat();
    expect(fewer).toHaveLength(61 - 6);
    expect((await all({}, officerOf('64.07', { unit: undefined }))).flat()).toEqual([]);
    expect(await refusal(() => list({ region: '64.07' }, people.officer))).toBe('wrong-region');
    expect(await refusal(() => list({}, people.admin))).toBe('not-allowed');
    expect(await refusal(() => list({ cursor: 'abc' }, people.officer))).toBe(
      'invalid-fields malformed',
    );
  });

  it('of another region is not reached by a cursor made for it', async () => {
    for (let n = 0; n < 26; n += 1) await room.report({ region: '35.75' });
    const { next } = await list({}, officerOf('35.75'));
    const { cases } = await list({ cursor: next ?? '' }, officerOf('75.04'));
    expect(cases).toEqual([]);
  });

  it('of several regions is one, by deadline', async () => {
    await room.report({ region: '18.09' });
    const listed = (await all({}, people.nation)).flat();
    expect(new Set(listed.map(({ region }) => region))).toEqual(
      new Set(['18.09', '64.07', '35.75']),
    );
    expect(listed.map(({ dueAt }) => dueAt)).toEqual(listed.map(({ dueAt }) => dueAt).sort());
    expect(new Set(listed.map(({ caseNumber }) => caseNumber)).size).toBe(listed.length);
  });

  it('is searched by number, register number, unit and conduct, and by state and deadline', async () => {
    const as = officerOf('14.06');
    const one = await room.report({ region: '14.06', accusedUnitCode: 'DINKES' });
    const two = await room.report({
      region: '14.06',
      conduct: 'mobilise-staff',
      receivedAt: mondayNine - 9 * 24 * hourMs,
      details: { accusedUnit: 'Kantor Camat', accusedName: 'Rahasia Nama' },
    });
    await room.move(one.caseKey, 'check');
    await room.move(one.caseKey, 'verify', why);
    await room.move(one.caseKey, 'refer', { authority: 'bawaslu', registerNumber: '007/LP/XI' });
    const found = async (query: Record<string, string>) =>
      (await list(query, as)).cases.map(({ caseNumber }) => caseNumber);
    expect(await found({ q: one.caseNumber.toLowerCase() })).toEqual([one.caseNumber]);
    expect(await found({ q: '007/lp' })).toEqual([one.caseNumber]);
    expect(await found({ q: 'dinas kesehatan' })).toEqual([one.caseNumber]);
    expect(await found({ q: 'camat' })).toEqual([two.caseNumber]);
    expect(await found({ q: 'mengerahkan' })).toEqual([two.caseNumber]);
    // Whom it is about is not looked through.
    expect(await found({ q: 'rahasia' })).toEqual([]);
    expect(await found({ state: 'referred' })).toEqual([one.caseNumber]);
    expect(await found({ due: 'overdue' })).toEqual([two.caseNumber]);
    expect(await found({ state: 'closed' })).toEqual([]);
    await room.move(two.caseKey, 'rule-out', why);
    await room.move(two.caseKey, 'close');
    expect(await found({ state: 'closed' })).toEqual([two.caseNumber]);
    expect((await list({ q: 'x' }, as)) as unknown).toMatchObject({
      searched: ['caseNumber', 'registerNumber', 'accusedUnit', 'conduct'],
    });
  });
});
