import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import {
  ruleFor,
  shippedRules,
  type DeadlineLaw,
} from '../../functions/reports/law/deadline-rules.ts';
import { layRules } from '../../functions/reports/law/lay-rules.ts';
import { deadlineRules } from '../../functions/reports/law-decrees/deadline-rules.ts';
import { lawDecreeOperations as operations } from '../../functions/reports/law-decrees/operations.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { aCaseRoom, createCaseTables, itemsOf, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';

const dayMs = 86_400_000;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let table = '';
let tables = 0;
let ids = 0;
let now = mondayNine;
let law: DeadlineLaw = { rules: shippedRules() };

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
});
beforeEach(async () => {
  now = mondayNine;
  law = { rules: shippedRules() };
  table = `decreed-${(tables += 1)}`;
  await createTables(engine.client, [tableOf(decreedTable, table)]);
  // As the live object: what is in force at the moment it is looked at.
  const live = {
    get rules() {
      return law.rules;
    },
  };
  room = aCaseRoom(engine.client, { now: () => now, law: live });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: 'ID' },
  second: { personId: 'admin-2', role: 'admin', region: 'ID' },
  local: { personId: 'admin-3', role: 'admin', region: '18.09' },
} as const;
type Who = keyof typeof people;

const desk = () =>
  decreeDesk({
    kind: deadlineRules({ ...room, law, now: () => now }),
    campaign: room.campaign,
    store: kindStore(engine.client, table, { kind: 'deadline-rules', stays: true }),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
  });

const requestOf = (who: Who, params: Record<string, string>, body?: unknown) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, query: {} },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

type Change = Partial<
  Record<'rule' | 'clock' | 'source' | 'applies' | 'step' | 'validFrom', string>
> & {
  amount?: number;
  version?: number;
};
const oneDay = {
  ...{ version: 0, rule: 'check-completeness', amount: 1, clock: 'calendar-days' },
  ...{ source: 'SE peragaan 1/2026', applies: 'running', step: 'ask' },
};
const ask = (who: Who, more: Change = {}, scope = 'ID') =>
  served(operations.askDeadlineRule, desk().ask)(requestOf(who, { scope }, { ...oneDay, ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideDeadlineRule,
    desk().decide,
  )(requestOf(who, { scope: 'ID', changeId }, { is: 'agreed' }));
const show = (who: Who) => served(operations.showDeadlineRules, desk().show)(requestOf(who, {}));

const asked = async (more: Change = {}): Promise<string> => {
  const { status, body } = await ask('first', more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
/** What every function reads within a minute. */
const read = async () => {
  const found = await inForceReader(engine.client, table)();
  if (found === 'unchanged') throw new Error('nothing read');
  law = layRules({ rules: shippedRules() }, found.rows, now).laid;
};
const agreed = async (more: Change = {}): Promise<void> => {
  await decide('second', await asked(more));
  await read();
};
const dueOf = async (caseKey: string) => (await room.cases.find(caseKey))?.dueAt;

describe('a decree on deadlines', () => {
  it('changes no deadline by one person alone', async () => {
    const { caseKey, dueAt } = await room.report();
    const id = await asked();
    await expect(decide('first', id)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    await read();
    expect(await room.recompute()).toMatchObject({ moved: 0 });
    expect(await dueOf(caseKey)).toBe(dueAt);
    expect((await show('first')).body).toMatchObject({ changes: [{ mayAgree: false }] });
  });

  it('is for the nation alone', async () => {
    await expect(ask('local')).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('first', {}, '18.09')).rejects.toMatchObject({
      errors: [{ reason: 'unknown-region' }],
    });
  });

  it.each([
    [{ amount: 0 }, 'amount', 'deadline-out-of-bounds'],
    [{ amount: 61 }, 'amount', 'deadline-out-of-bounds'],
    [{ amount: 24, clock: 'calendar-hours' }, 'clock', 'not-in-hours'],
    [{ source: 'UU' }, 'source', 'required'],
    [
      { amount: 2, applies: 'new', source: 'Netral, seperti kajian awal Bawaslu 2 hari (S43)' },
      'amount',
      'changes-nothing',
    ],
    [{ validFrom: '2026-11-22' }, 'validFrom', 'valid-from-past'],
  ] as [Change, string, string][])('keeps within bounds: %j', async (more, field, reason) => {
    await expect(ask('first', more)).rejects.toMatchObject({ errors: [{ field, reason }] });
  });

  it('says which deadlines move, from which day to which, and names no case', async () => {
    const { caseKey, dueAt } = await room.report();
    const { body } = await ask('first', { step: 'preview' });
    const { facts, complete } = body as { facts: { id: string }[]; complete: boolean };
    expect(complete).toBe(true);
    expect(facts.map(({ id }) => id).join('\n')).toMatch(
      /kasus terbuka bergeser tenggatnya\.\n.* November 2026 → .* November 2026: \d+ kasus/,
    );
    expect(JSON.stringify(body)).not.toContain(caseKey);
    expect(await dueOf(caseKey)).toBe(dueAt);
  });

  it('moves stored deadlines that run, where it is for them, and says so in the case', async () => {
    const { caseKey, dueAt } = await room.report();
    await agreed();
    await room.recompute();
    expect(await dueOf(caseKey)).toBe(dueAt - dayMs);
    const { entries } = await itemsOf(engine.client, caseKey);
    expect(entries.at(-1)).toMatchObject({
      ...{ move: 'deadline-recomputed', before: dueAt, after: dueAt - dayMs },
    });
    // Nothing is looked for again until it could be otherwise.
    expect(await room.recompute()).toEqual({ recounted: 0, moved: 0 });
  });

  it('keeps the rule of its day for what began before', async () => {
    const { caseKey, dueAt } = await room.report();
    await agreed({ applies: 'new', validFrom: '2026-11-24' });
    await room.recompute();
    expect(await dueOf(caseKey)).toBe(dueAt);
    now += dayMs;
    await read();
    const later = await room.report({ receivedAt: now });
    expect(later.dueAt).toBe(dueAt);
  });

  it('turns at midnight, with no write to wake anybody', async () => {
    const { caseKey, dueAt } = await room.report();
    await agreed({ validFrom: '2026-11-24' });
    await room.recompute();
    expect(await dueOf(caseKey)).toBe(dueAt);
    now = Date.parse('2026-11-24T00:00+07:00');
    await read();
    await room.recompute();
    expect(await dueOf(caseKey)).toBe(dueAt - dayMs);
  });

  it('drops no rule for a later one', async () => {
    await agreed({ applies: 'new', amount: 5 });
    now += 2 * dayMs;
    await agreed({ applies: 'new', amount: 3, version: 1 });
    now += 2 * dayMs;
    await agreed({ applies: 'new', amount: 4, version: 2, validFrom: '2027-01-04' });
    const on = (onDate: string) =>
      ruleFor(law, 'check-completeness', { kind: 'pilkada', onDate }).amount;
    expect(['2026-11-22', '2026-11-23', '2026-11-25', '2027-01-04'].map(on)).toEqual([2, 5, 3, 4]);
  });

  it('is shown in Bahasa with what holds, and its form', async () => {
    await agreed();
    const { page } = await show('first');
    const html = page?.({ base: '', lang: 'id', path: '/', stylesheet: '/s.css' }) ?? '';
    expect(html).toContain('Lama tenggat');
    expect(html).toContain('Periksa kelengkapan: 1 hari kalender (SE peragaan 1/2026)');
    expect(html).toContain('action="/v1/decrees/deadline-rules/ID"');
    expect(html).not.toContain('name="scope"');
  });
});
