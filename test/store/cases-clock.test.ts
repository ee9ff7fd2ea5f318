import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeleteItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { explainStep } from '../../functions/reports/law/deadline-words.ts';
import { deadlinesOf } from '../../functions/reports/cases/case-deadline.ts';
import { attemptOf } from '../support/attempts.ts';
import {
  aCaseRoom,
  caseTables,
  createCaseTables,
  itemsOf,
  killableClient,
  type CaseRoom,
} from '../support/case-tables.ts';
import { anOpenedReport, mondayNine } from '../support/cases.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;

beforeEach(async () => {
  now = mondayNine;
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  room = aCaseRoom(client, { now: () => now });
});

afterEach(async () => {
  await engine.stop();
  engine.forget();
});

/** A room whose client dies before or after its n-th call; `killed` says whether it came to that. */
const killedAt = (n: number) => {
  let edges = 0;
  let killed = false;
  const dying = killableClient(
    {
      endpoint: engine.engine.endpoint,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    () => {
      if (edges++ < n) return;
      killed = true;
      throw new Error('killed');
    },
  );
  return { room: aCaseRoom(dying, { now: () => now }), killed: () => killed };
};

/** Kills a piece of work between every two of its awaits, and does it again each time; how often it was killed. */
const killEverywhere = async (
  prepare: () => Promise<string>,
  work: (room: CaseRoom, caseKey: string) => Promise<unknown>,
  check: (caseKey: string) => Promise<void>,
): Promise<number> => {
  for (let n = 0; ; n += 1) {
    const caseKey = await prepare();
    const dying = killedAt(n);
    await work(dying.room, caseKey).catch(() => undefined);
    await work(room, caseKey);
    await work(room, caseKey);
    await check(caseKey);
    if (!dying.killed()) return n;
  }
};

const why = { reason: 'Cocok dengan buktinya.' };

describe('killed between every two awaits', () => {
  it('a report told to its case becomes exactly one case with one entry', async () => {
    const reports = new Map<string, ReturnType<typeof anOpenedReport>>();
    const kills = await killEverywhere(
      () => {
        const report = anOpenedReport({ details: { link: 'https://contoh.test/1' } });
        reports.set(report.reportKey, report);
        return Promise.resolve(report.reportKey);
      },
      ({ open }, caseKey) => open(reports.get(caseKey) ?? anOpenedReport()),
      async (caseKey) => {
        const { cases, entries } = await itemsOf(client, caseKey);
        expect([cases.length, entries.length]).toEqual([1, 1]);
      },
    );
    expect(kills).toBeGreaterThanOrEqual(4);
  });

  it('a lead that is raised and withdrawn ends in one case with one entry for each, all kept as long', async () => {
    const later = Math.floor(mondayNine / 1000) + 5 * 365 * 86_400;
    const told = new Map<string, ReturnType<typeof anOpenedReport>[]>();
    const kills = await killEverywhere(
      () => {
        const lead = anOpenedReport({ details: { link: 'https://contoh.test/2' } });
        const raised = { ...lead, lane: 'named' as const, raisedAt: now + 1, expiresAt: later };
        const withdrawn = {
          ...raised,
          lane: 'lead' as const,
          withdrawnAt: now + 2,
          withdrawnReason: 'Keliru.',
        };
        told.set(lead.reportKey, [lead, raised, withdrawn]);
        return Promise.resolve(lead.reportKey);
      },
      async ({ open }, caseKey) => {
        for (const one of told.get(caseKey) ?? []) await open(one);
      },
      async (caseKey) => {
        const { cases, entries } = await itemsOf(client, caseKey);
        expect(cases).toMatchObject([{ state: 'withdrawn', lane: 'lead', version: 2 }]);
        expect(entries.map(({ move }) => move).sort()).toEqual(['open', 'raise', 'withdraw']);
        const { Items = [] } = await client.send(new ScanCommand({ TableName: caseTables.cases }));
        const own = Items.map((item) => unmarshall(item)).filter((row) =>
          [row['caseKey'], row['item']].includes(caseKey),
        );
        expect(own.length).toBeGreaterThanOrEqual(6);
        expect(new Set(own.map((row) => Number(row['expiresAt'])))).toEqual(new Set([later]));
      },
    );
    expect(kills).toBeGreaterThanOrEqual(20);
  });

  it('the first end of an officer’s month is made once, and waits to be looked at: both or neither', async () => {
    const fields = { reason: 'Tidak ada bukti.' };
    let officerId = '';
    const kills = await killEverywhere(
      async () => {
        const { caseKey } = await room.report({ severity: 2 });
        officerId = `petugas-${caseKey.slice(0, 8)}`;
        return caseKey;
      },
      async ({ cases, moveCase }, caseKey) => {
        const before = await itemsOf(client, caseKey);
        const waits = await room.reviewRows.find(caseKey);
        expect(waits?.version).toBe(before.cases[0]?.endedAlone?.version);
        const kept = await cases.find(caseKey);
        if (!kept) throw new Error('no case');
        await moveCase({
          ...{ kept, move: 'rule-out', fields, version: 0 },
          who: { role: 'officer', personId: officerId },
          place: { region: kept.region, officerId },
          attempt: await attemptOf(`${officerId} ${caseKey}`, fields),
        });
      },
      async (caseKey) => {
        const { cases, entries } = await itemsOf(client, caseKey);
        expect(cases).toMatchObject([{ state: 'out-of-scope', version: 1 }]);
        expect(entries).toHaveLength(2);
        expect(await room.reviewRows.find(caseKey)).toMatchObject({ version: 1 });
        expect(await room.reviewRows.isFirst({ region: '18.09', officerId }, '2026-11')).toBe(
          false,
        );
      },
    );
    expect(kills).toBeGreaterThanOrEqual(8);
  });

  it('a question to the reporter is asked once, and the case moved once', async () => {
    const fields = { question: 'Jam berapa?' };
    const kills = await killEverywhere(
      async () => (await room.report()).caseKey,
      async ({ cases, moveCase }, caseKey) => {
        const kept = await cases.find(caseKey);
        if (!kept) throw new Error('no case');
        await moveCase({
          kept,
          move: 'ask',
          fields,
          version: 0,
          who: { role: 'officer', personId: 'petugas-1' },
          place: { region: '18.09', officerId: 'petugas-1' },
          attempt: await attemptOf(`petugas-1 ${caseKey}`, fields),
        });
      },
      async (caseKey) => {
        const { cases, entries } = await itemsOf(client, caseKey);
        expect(cases).toMatchObject([{ state: 'asked', version: 1 }]);
        expect(entries).toHaveLength(2);
        expect(await room.messages.list(caseKey, { most: 10 })).toHaveLength(1);
      },
    );
    expect(kills).toBeGreaterThanOrEqual(6);
  });

  it('a reminder is noted once, and a missed deadline of Bawaslu’s once', async () => {
    const kills = await killEverywhere(
      async () => {
        now = mondayNine;
        // Known on the 20th: Bawaslu has until the 27th, verifying until the 30th.
        const details = { knownOn: '2026-11-20', lane: 'named' };
        const { caseKey } = await room.report({ lane: 'named', details });
        await room.move(caseKey, 'check');
        now = Date.parse('2026-11-28T02:00:00Z');
        return caseKey;
      },
      ({ nag }) => nag(),
      async (caseKey) => {
        const { cases, entries } = await itemsOf(client, caseKey);
        expect(cases).toMatchObject([
          { nags: 1, naggedAt: now, missedBawaslu: true, dueFor: 'verify', version: 2 },
        ]);
        expect(entries.map(({ move }) => move)).toEqual(['open', 'check', 'deadline-missed']);
      },
    );
    expect(kills).toBeGreaterThanOrEqual(10);
  });

  it('a new decree moves each deadline once', async () => {
    let changes = 0;
    const kills = await killEverywhere(
      async () => {
        const { caseKey } = await room.report();
        await room.move(caseKey, 'check');
        await room.move(caseKey, 'verify', why);
        await room.move(caseKey, 'refer', { authority: 'bkn' });
        // Each round another Friday of December is taken off.
        const date = ['2026-12-04', '2026-12-11'][changes % 2] ?? '';
        const name = { id: 'Cuti peragaan', en: 'Demo leave' };
        changes += 1;
        await room.years.put({
          year: '2026',
          days: [{ date, kind: 'joint-leave', name, decree: `SKB peragaan ${changes}` }],
          version: changes,
          changedAt: now,
        });
        return caseKey;
      },
      ({ recompute }) => recompute(),
      async (caseKey) => {
        const { mark } = await room.counting();
        const { cases, entries } = await itemsOf(client, caseKey);
        expect(cases[0]?.countedBy).toBe(mark);
        expect(entries.filter(({ move }) => move === 'deadline-recomputed').length).toBeLessThan(2);
        // It leaves the queue: each round counts its own case anew, and not all those before.
        const Key = marshall({ caseKey, item: 'case' });
        await client.send(new DeleteItemCommand({ TableName: caseTables.cases, Key }));
      },
    );
    expect(kills).toBeGreaterThanOrEqual(6);
  });
});

describe('a decree that changes', () => {
  it('moves the deadlines it touches, tells before and after, and leaves the others as they are', async () => {
    const touched = await room.report();
    const untouched = await room.report();
    for (const { caseKey } of [touched]) {
      await room.move(caseKey, 'check');
      await room.move(caseKey, 'verify', why);
      await room.move(caseKey, 'refer', { authority: 'bawaslu' });
    }
    const before = await room.cases.find(touched.caseKey);
    // Referred on Monday: three working days from Tuesday end on Thursday the 26th.
    expect(new Date(before?.dueAt ?? 0).toISOString()).toBe('2026-11-26T16:59:59.999Z');
    const day = {
      date: '2026-11-26',
      kind: 'joint-leave' as const,
      name: { id: 'Cuti bersama peragaan', en: 'Demo joint leave' },
      decree: 'SKB peragaan 9/2026',
    };
    const own = { ...touched, version: 3 };
    await room.years.put({ year: '2026', days: [day], version: 1, changedAt: now });
    expect(await room.recompute()).toEqual({ recounted: 1, moved: 1 });
    expect(await room.recompute()).toEqual({ recounted: 0, moved: 0 });
    const after = await room.cases.find(touched.caseKey);
    expect(new Date(after?.dueAt ?? 0).toISOString()).toBe('2026-11-27T16:59:59.999Z');
    const { entries } = await itemsOf(client, touched.caseKey);
    expect(entries.at(-1)).toMatchObject({
      move: 'deadline-recomputed',
      who: { role: 'system' },
      from: 'referred',
      to: 'referred',
      before: before?.dueAt,
      after: after?.dueAt,
      item: `move#00000${own.version + 1}`,
    });
    const [deadline] = after ? deadlinesOf(after, await room.counting()) : [];
    const told = deadline?.deadline.steps.map((step) => explainStep(step, 'Asia/Jakarta').id);
    expect(told).toContain(
      'Kamis, 26 November 2026: cuti bersama, Cuti bersama peragaan (SKB peragaan 9/2026).',
    );
    expect((await itemsOf(client, untouched.caseKey)).entries).toHaveLength(1);
  });

  it('is not passed by when an officer moves the case in the same moment', async () => {
    const { caseKey } = await room.report();
    await room.move(caseKey, 'check');
    await room.move(caseKey, 'verify', why);
    const by = await room.counting();
    await room.years.put({ year: '2026', days: [], version: 1, changedAt: now });
    await room.recompute();
    // The officer's request had read the days before the decree.
    const stale = aCaseRoom(client, { now: () => now });
    const kept = await stale.cases.find(caseKey);
    expect(kept?.countedBy).not.toBe(by.mark);
    await client.send(
      await import('@aws-sdk/client-dynamodb').then(
        ({ UpdateItemCommand }) =>
          new UpdateItemCommand({
            TableName: caseTables.cases,
            Key: { caseKey: { S: caseKey }, item: { S: 'case' } },
            UpdateExpression: 'SET countedBy = :old',
            ExpressionAttributeValues: { ':old': { S: by.mark } },
          }),
      ),
    );
    expect(await room.recompute()).toEqual({ recounted: 1, moved: 0 });
  });
});

describe('an overdue case', () => {
  it('is reminded of once a day, and of a new deadline from the beginning', async () => {
    const { caseKey } = await room.report();
    const nags = async () => (await room.cases.find(caseKey))?.nags;
    expect(await room.nag()).toEqual({ reminded: 0 });
    now = Date.parse('2026-11-25T17:00:00Z');
    expect(await room.nag()).toEqual({ reminded: 1 });
    expect(await room.nag()).toEqual({ reminded: 0 });
    now += 10 * 60_000;
    expect(await room.nag()).toEqual({ reminded: 0 });
    now += dayMs;
    await Promise.all([room.nag(), room.nag(), room.nag()]);
    expect(await nags()).toBe(2);
    // No officer's move is refused because of a reminder.
    expect((await room.cases.find(caseKey))?.version).toBe(0);
    await room.move(caseKey, 'check');
    expect(await nags()).toBe(0);
    now += 8 * dayMs;
    expect(await room.nag()).toEqual({ reminded: 1 });
    expect(await nags()).toBe(1);
  });

  it('whose reporter does not answer is reminded of, too', async () => {
    const { caseKey } = await room.report();
    await room.move(caseKey, 'ask', { question: 'Jam berapa?' });
    now += 4 * dayMs;
    expect(await room.nag()).toEqual({ reminded: 1 });
    expect((await room.cases.find(caseKey))?.dueFor).toBe('reporter-completes');
  });

  it('that was closed is not', async () => {
    const { caseKey } = await room.report();
    await room.move(caseKey, 'rule-out', why);
    await room.move(caseKey, 'close');
    now += 400 * dayMs;
    expect(await room.nag()).toEqual({ reminded: 0 });
  });
});

describe('the numbers for oversight', () => {
  it('are those of each region, counted page by page', async () => {
    for (let n = 0; n < 205; n += 1) await room.open(anOpenedReport({ region: '64.07' }));
    const { caseKey } = await room.report({ region: '18.09' });
    await room.move(caseKey, 'rule-out', why);
    await room.move(caseKey, 'close');
    expect(await room.funnels.list(['18.09', '64.07'])).toEqual([]);
    await room.count();
    const [pesawaran, kutai] = await room.funnels.list(['18.09', '64.07']);
    expect(pesawaran).toMatchObject({
      region: '18.09',
      received: 1,
      outOfScope: 1,
      countedAt: now,
    });
    expect(kutai).toMatchObject({ received: 205, open: { underWeek: 205 } });
  });
});
