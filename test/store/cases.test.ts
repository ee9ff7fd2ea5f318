import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { caseFormAgain } from '../../functions/reports/cases/case-page.ts';
import { checklistHttp } from '../../functions/reports/cases/checklist.http.ts';
import { moveCaseHttp } from '../../functions/reports/cases/move-case.http.ts';
import { readCaseHttp } from '../../functions/reports/cases/read-case.http.ts';
import { caseFileAnswer, type CaseFile } from '../../functions/reports/cases/case-file-answer.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { reportChanges } from '../../functions/reports/follow-up/change-report.ts';
import type { Answer } from '../../shared/http/answer.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal, type Sent } from '../support/case-asks.ts';
import {
  aCaseRoom,
  caseTables,
  createCaseTables,
  itemsOf,
  type CaseRoom,
} from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

const hourMs = 3_600_000;
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

const move = async (caseKey: string, body: unknown, more: Sent = {}): Promise<Answer> =>
  served(caseOperations.moveCase, moveCaseHttp(room))(asked(caseKey, { ...more, body }));
const check = async (caseKey: string, body: unknown, more: Sent = {}): Promise<Answer> =>
  served(caseOperations.checkCase, checklistHttp(room))(asked(caseKey, { ...more, body }));
const read = async (caseKey: string, as: Person = people.officer): Promise<CaseFile> => {
  const ask = served(caseOperations.readCase, readCaseHttp(room));
  return z.parse(caseFileAnswer, (await ask(asked(caseKey, { as }))).body);
};
const bodyOf = ({ body }: Answer) => body as Record<string, unknown>;
const why = { reason: 'Cocok dengan buktinya.' };

describe('two officers who move one case in the same instant', () => {
  it.each(Array.from({ length: 8 }, (_, round) => round))(
    'one does, the other is told who, when and how it stands (%i)',
    async () => {
      const { caseKey } = await room.report({ severity: 3 });
      const answers = await Promise.all([
        move(caseKey, { move: 'check', version: 0 }, { as: people.officer }),
        move(caseKey, { move: 'rule-out', version: 0, ...why }, { as: people.chair }),
      ]);
      const [won] = answers.filter(({ status }) => status === 200);
      const [lost] = answers.filter(({ status }) => status === 409);
      const state = bodyOf(won ?? { status: 0 })['state'];
      expect(['checked', 'out-of-scope']).toContain(state);
      expect(lost?.body).toMatchObject({
        code: 'conflict',
        errors: [{ field: 'version', reason: 'changed-meanwhile' }],
        changed: {
          move: state === 'checked' ? 'check' : 'rule-out',
          role: state === 'checked' ? 'officer' : 'chair',
          at: expect.stringMatching(/^2026-11-23T/),
        },
        present: { state, version: 1 },
      });
      expect(JSON.stringify(lost?.body)).not.toMatch(/petugas|ketua|Satu|Ketua/);
      const { entries } = await itemsOf(client, caseKey);
      expect(entries.map((one) => one.item).sort()).toEqual(['move#000000', 'move#000001']);
    },
  );

  it('many at once leave one history without a gap', async () => {
    const { caseKey } = await room.report();
    await move(caseKey, { move: 'check', version: 0 });
    let version = 1;
    while (version < 9) {
      const body = { version, requirement: 'evidence', met: version % 2 === 0 };
      const tick = () => check(caseKey, body);
      const answers = await Promise.all([tick(), tick(), tick(), tick(), tick()]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      version += 1;
    }
    const { entries, cases } = await itemsOf(client, caseKey);
    expect(entries).toHaveLength(10);
    expect(cases[0]?.version).toBe(9);
  });

  it('answers one officer’s retry as it answered them first, and refuses another move under the key', async () => {
    const { caseKey } = await room.report();
    const body = { move: 'check', version: 0 };
    const first = await move(caseKey, body, { key: 'kunci-1' });
    const again = await move(caseKey, body, { key: 'kunci-1' });
    expect(again).toEqual(first);
    expect(
      await refusal(() =>
        move(caseKey, { ...body, move: 'ask', question: 'Apa?' }, { key: 'kunci-1' }),
      ),
    ).toBe('idempotency-key-reused');
    const colleague = await move(caseKey, body, { key: 'kunci-1', as: people.colleague });
    expect(colleague.status).toBe(409);
    expect((await itemsOf(client, caseKey)).entries).toHaveLength(2);
  });
});

describe('what a move needs', () => {
  it('is named field by field', async () => {
    const { caseKey } = await room.report();
    await move(caseKey, { move: 'check', version: 0 });
    expect(await refusal(() => move(caseKey, { move: 'verify', version: 1 }))).toBe(
      'invalid-fields required',
    );
    expect(
      await refusal(() => move(caseKey, { move: 'verify', version: 1, reason: '\u200b' })),
    ).toBe('invalid-fields too-short');
    expect(await refusal(() => move(caseKey, { move: 'withdraw', version: 1 }))).toBe(
      'invalid-fields not-one-of',
    );
    const wrong = await move(caseKey, { move: 'close', version: 1 });
    expect(wrong.body).toMatchObject({
      status: 409,
      errors: [{ field: 'move', reason: 'not-from-here' }],
      present: { state: 'checked', may: expect.arrayContaining(['verify', 'ask']) },
    });
  });

  it('may come from a form, where a number is text', async () => {
    const { caseKey } = await room.report();
    expect(await move(caseKey, { move: 'check', version: '0' })).toMatchObject({ status: 200 });
  });
});

describe('who may work on a case', () => {
  it('is the satgas of its region and above it, and to the accused’s unit there is no case', async () => {
    const { caseKey } = await room.report({ accusedUnitCode: 'DISDIK' });
    const body = { move: 'check', version: 0 };
    const tick = { version: 0, requirement: 'evidence', met: true };
    for (const [as, expected] of [
      [people.elsewhere, 'wrong-region'],
      [people.ofUnit, 'not-found unknown-case'],
      [people.withoutUnit, 'not-found unknown-case'],
      [people.admin, 'not-allowed'],
      [people.oversight, 'not-allowed'],
    ] as const) {
      expect(await refusal(() => read(caseKey, as))).toBe(expected);
      expect(await refusal(() => move(caseKey, body, { as }))).toBe(expected);
      expect(await refusal(() => check(caseKey, tick, { as }))).toBe(expected);
    }
    for (const as of [people.officer, people.chair, people.province, people.nation])
      expect(await refusal(() => read(caseKey, as))).toBe('no refusal');
    expect((await itemsOf(client, caseKey)).entries).toHaveLength(1);
  });

  it('is told of no case that is not there, or has ended', async () => {
    const { caseKey } = await room.report({ expiresAt: Math.floor(mondayNine / 1000) - 1 });
    expect(await refusal(() => read(caseKey))).toBe('not-found unknown-case');
    expect(await refusal(() => read('x'.repeat(32)))).toBe('not-found unknown-case');
  });
});

describe('a form on the page of a case', () => {
  const shownTo = async ({ page }: Answer): Promise<string> =>
    (await page?.({ base: '', lang: 'en', path: '/', stylesheet: '' })) ?? '';
  const send = (caseKey: string, form: Record<string, string>, more: Sent = {}) =>
    served(caseOperations.moveCase, {
      does: moveCaseHttp(room),
      formAgain: caseFormAgain(room),
    })(asked(caseKey, { ...more, form }));

  it('leads back to the case once it is stored', async () => {
    const { caseKey } = await room.report();
    const answer = await send(caseKey, { move: 'check', version: '0', idempotencyKey: 'f1' });
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: `/v1/cases/${caseKey}?done=1` },
    });
    const again = await send(caseKey, { move: 'check', version: '0', idempotencyKey: 'f1' });
    expect(again.status).toBe(303);
    expect((await itemsOf(client, caseKey)).entries).toHaveLength(2);
  });

  it('comes back as it was left when a field is wrong', async () => {
    const { caseKey } = await room.report();
    const answer = await send(caseKey, { move: 'rule-out', version: '0', reason: 'abc' });
    expect(answer.status).toBe(422);
    const html = await shownTo(answer);
    expect(html).toMatch(/<textarea[^>]*id="q-rule-out-reason"[^>]*>abc</);
    expect(html).toMatch(/class="error"/);
  });

  it('comes back as it was left when somebody else was first, with who, and how the case stands', async () => {
    const { caseKey } = await room.report();
    await move(caseKey, { move: 'check', version: 0 }, { as: people.chair });
    const answer = await send(caseKey, { move: 'rule-out', version: '0', ...why });
    expect(answer).toMatchObject({ status: 409, body: { changed: { role: 'chair' } } });
    const html = await shownTo(answer);
    expect(html).toContain(why.reason);
    expect(html).toContain('name="version" value="1"');
  });

  it('shows no case to whoever may not read it, however wrong it is', async () => {
    const { caseKey } = await room.report({ accusedUnitCode: 'DISDIK' });
    const wrong = { move: 'rule-out', version: 'x' };
    for (const [as, expected] of [
      [people.elsewhere, 'wrong-region'],
      [people.ofUnit, 'not-found unknown-case'],
      [people.withoutUnit, 'not-found unknown-case'],
      [people.admin, 'not-allowed'],
    ] as const)
      expect(await refusal(() => send(caseKey, wrong, { as }))).toBe(expected);
  });
});

describe('asking the reporter', () => {
  it('leaves the question in the box and stops the clock together, or does neither', async () => {
    const { caseKey } = await room.report();
    const ask = { move: 'ask', version: 0, question: 'Jam berapa\u202e?' };
    expect(await move(caseKey, ask, { key: 'tanya' })).toMatchObject({ status: 200 });
    await move(caseKey, ask, { key: 'tanya' });
    const box = await room.messages.list(caseKey, { most: 10 });
    expect(box).toMatchObject([{ from: 'officer', text: 'Jam berapa?' }]);

    const full = await room.report();
    await client.send(
      new UpdateItemCommand({
        TableName: caseTables.messages,
        Key: marshall({ reportKey: full.caseKey, messageId: 'box' }),
        UpdateExpression: 'SET officerCount = :full',
        ExpressionAttributeValues: marshall({ ':full': 50 }),
      }),
    );
    expect(await refusal(() => move(full.caseKey, ask))).toBe('conflict box-full');
    expect((await room.cases.find(full.caseKey))?.state).toBe('received');
  });

  it('ends with the reporter’s answer, once, and not with what they wrote before', async () => {
    const { caseKey } = await room.report();
    await room.resume({ reportKey: caseKey, at: now });
    expect((await room.cases.find(caseKey))?.version).toBe(0);
    await room.move(caseKey, 'ask', { question: 'Jam berapa?' });
    const before = now - hourMs;
    await room.resume({ reportKey: caseKey, at: before });
    expect((await room.cases.find(caseKey))?.state).toBe('asked');
    const at = now + hourMs;
    await Promise.all([1, 2, 3].map(() => room.resume({ reportKey: caseKey, at })));
    const kept = await room.cases.find(caseKey);
    expect(kept).toMatchObject({ state: 'received', version: 2 });
    expect(kept?.askedSince).toBeUndefined();
    expect(kept?.stops).toMatchObject([{ toMs: at }]);
    const { history } = await read(caseKey);
    expect(history.at(-1)).toMatchObject({
      move: 'back',
      by: { role: 'reporter', personId: null },
    });
  });
});

describe('a reporter who withdraws', () => {
  const withdraw = (reportKey: string) =>
    reportChanges(client, caseTables).withdraw({
      reportKey,
      reason: 'Saya keliru.',
      at: now,
    });

  it('and an officer who passes it on in the same moment: one of the two happens', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const { caseKey } = await room.report();
      await room.move(caseKey, 'check');
      await room.move(caseKey, 'verify', why);
      const refer = { move: 'refer', version: 2, authority: 'bawaslu' };
      const [withdrawn, referred] = await Promise.all([
        withdraw(caseKey),
        refusal(() => move(caseKey, refer)),
      ]);
      const state = (await room.cases.find(caseKey))?.state;
      expect([
        'kept conflict withdrawn-meanwhile verified',
        'too-late no refusal referred',
      ]).toContain(`${withdrawn} ${referred} ${String(state)}`);
      outcomes.add(withdrawn);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('takes the case along with the reason; officers may still look into it as a lead', async () => {
    const withdrawnAt = now;
    const kept = await room.report({
      lane: 'lead',
      withdrawnAt,
      withdrawnReason: 'Saya keliru.',
    });
    expect(kept).toMatchObject({
      state: 'withdrawn',
      outcome: 'withdrawn',
      lane: 'lead',
      version: 1,
    });
    const { history } = await read(kept.caseKey);
    expect(history.at(-1)).toMatchObject({ move: 'withdraw', why: 'Saya keliru.' });
    expect(await room.move(kept.caseKey, 'keep-as-lead', why)).toMatchObject({ moved: true });
    expect(await room.move(kept.caseKey, 'verify', why)).toMatchObject({ moved: true });
  });
});

describe('the file of a case', () => {
  it('tells what was told, what is proposed and why, every deadline by its days, and never the reporter', async () => {
    const { caseKey } = await room.report({
      lane: 'named',
      details: {
        lane: 'named',
        link: 'https://contoh.test/p/1',
        reporterName: 'Rahasia Sekali',
        reporterPhone: '+62811111111',
      },
    });
    const file = await read(caseKey);
    expect(JSON.stringify(file)).not.toMatch(/Rahasia|62811111111|reporterName/);
    expect(file.report?.details).toMatchObject({ place: 'Facebook, grup warga' });
    // 20 November 2026 is after the demo's determination of candidates: discipline.
    expect(file.classification).toMatchObject({ proposal: 'disiplin' });
    expect(file.classification?.why.map(({ rule }) => rule)).toContain('phase:campaign');
    expect(file.deadlines.map(({ step }) => step)).toEqual([
      'check-completeness',
      'report-after-known',
    ]);
    expect(file.deadlines[0]?.steps.at(-1)?.id).toContain(
      'Tenggat: Rabu, 25 November 2026 pukul 23.59 WIB',
    );
    expect(file.checklist.filter(({ met }) => !met)).toEqual([]);
    expect(file.may.map((one) => one.move)).toEqual(['check', 'ask', 'rule-out']);
    expect(file.history).toMatchObject([{ move: 'open', by: { role: 'system' } }]);
  });

  it('shows beside what the report says what officers found', async () => {
    const { caseKey } = await room.report({ details: { link: 'https://contoh.test/p/2' } });
    const body = { version: '0', requirement: 'evidence', met: 'no' };
    const answer = await check(caseKey, body);
    expect(answer).toMatchObject({ status: 200, body: { version: 1 } });
    const { checklist, history } = await read(caseKey);
    expect(checklist.find(({ requirement }) => requirement === 'evidence')).toMatchObject({
      met: false,
      bySystem: true,
      byOfficer: { met: false, role: 'officer' },
    });
    expect(history.at(-1)).toMatchObject({ given: { requirement: 'evidence', met: false } });
  });

  it('suggests duplicates both ways, not to the accused’s own unit, and merges nothing', async () => {
    const same = { accusedName: 'Kembar Contoh', link: 'https://contoh.test/kembar' };
    const first = await room.report({ details: same });
    const second = await room.report({ details: { ...same, accusedName: 'Dr. KEMBAR Contoh' } });
    const ofUnit = await room.report({ details: same, accusedUnitCode: 'DISDIK' });
    const numbers = async (caseKey: string, as?: Person) =>
      (await read(caseKey, as)).duplicates.map(({ caseNumber, why: shared }) => [
        caseNumber,
        shared,
      ]);
    const both = ['accused', 'link'];
    expect(await numbers(first.caseKey)).toEqual(
      expect.arrayContaining([
        [second.caseNumber, both],
        [ofUnit.caseNumber, both],
      ]),
    );
    expect(await numbers(second.caseKey)).toEqual(
      expect.arrayContaining([[first.caseNumber, both]]),
    );
    expect(await numbers(first.caseKey, people.ofUnit)).toEqual([[second.caseNumber, both]]);
    expect((await room.cases.find(first.caseKey))?.version).toBe(0);
  });
});
