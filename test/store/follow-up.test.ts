import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { addMessage } from '../../functions/reports/messages/add-message.ts';
import {
  giveNameHttp,
  withdrawHttp,
} from '../../functions/reports/follow-up/change-report.http.ts';
import { reportChanges } from '../../functions/reports/follow-up/change-report.ts';
import { keepAsLong } from '../../functions/reports/follow-up/keep-as-long.ts';
import { answersAlike } from '../../functions/reports/follow-up/answers-alike.ts';
import { followUpAnswer } from '../../functions/reports/follow-up/follow-up-answer.ts';
import { followUpOperations } from '../../functions/reports/follow-up/operations.ts';
import { messageStore } from '../../functions/reports/messages/message-store.ts';
import { sendMessageHttp } from '../../functions/reports/follow-up/send-message.http.ts';
import { trackReportHttp } from '../../functions/reports/follow-up/track-report.http.ts';
import { trackedReport } from '../../functions/reports/messages/tracked-report.ts';
import { trackedReader } from '../../functions/reports/follow-up/tracked-reader.ts';
import { identityTrail } from '../../functions/reports/identity/identity-store.ts';
import { keptUntil } from '../../functions/reports/intake/retention.ts';
import { reportKeyOf } from '../../functions/reports/intake/submit-report.ts';
import { attemptOf } from '../support/attempts.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { findSlip } from '../../functions/reports/slips/slip-store.ts';
import { slipsTable } from '../../functions/reports/slips/tables.ts';
import { followUpCode } from '../../functions/reports/intake/codes.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { readRequest, type Request } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

const tables = {
  reports: 'reports',
  reporters: 'reporters',
  messages: 'messages',
  cases: 'cases',
  evidence: 'evidence',
  identityAccess: 'identityAccess',
  readings: 'readings',
  slips: 'slips',
};

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
/** Every call that reaches the tables, in the order it was made. */
const calls: string[] = [];

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  const declared = [
    reportsTable,
    reportersTable,
    messagesTable,
    casesTable,
    evidenceTable,
    identityAccessTable,
    readingsTable,
    slipsTable,
  ];
  await createTables(
    client,
    declared.map((table) => tableOf(table)),
  );
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const input: Record<string, unknown> = { ...args.input };
        calls.push(`${commandName ?? ''} ${JSON.stringify(tablesIn(input))}`);
        return next(args);
      },
    { step: 'initialize' },
  );
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

/** The tables a call names, and for a transaction each write's kind. */
const tablesIn = ({ TableName, TransactItems }: Record<string, unknown>): unknown =>
  TableName ??
  z.parse(z.array(z.record(z.string(), z.object({ TableName: z.string() }))), TransactItems);

const codeKey = new Uint8Array(32).fill(7);
const start = Date.UTC(2026, 10, 23, 3);
let now = start;
let made = 0;

const put = (TableName: string, item: Record<string, unknown>) =>
  client.send(new PutItemCommand({ TableName, Item: marshall(item) }));

const allOf = async (TableName: string, key: string): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Items.map((item) => unmarshall(item)).filter((row) =>
    [row['reportKey'], row['caseKey']].includes(key),
  );
};

/** A code, and the report it opens unless it is a wrong one. */
const aCode = async (report: Record<string, unknown> | 'wrong' = {}) => {
  made += 1;
  const code = followUpCode(Buffer.alloc(12, made));
  const reportKey = reportKeyOf(codeKey, code);
  if (report !== 'wrong') {
    await put('reports', {
      reportKey,
      caseNumber: 'LP-7KQ2MD',
      region: '18.09',
      lane: 'lead',
      receivedAt: now,
      expiresAt: keptUntil('lead', now),
      ...report,
    });
  }
  return { code, reportKey };
};

const theOperations = () => {
  const messages = messageStore(client, tables);
  const clock = () => (now += 1);
  const needs = {
    readTracked: trackedReader({ client, tables, messages, now: clock }),
    findReport: trackedReport({ client, tables, now: clock }),
    codeKey: () => Promise.resolve(codeKey),
    reportOfSlip: findSlip({ client, TableName: tables.slips }),
    newId: () => 'id',
    regionName: (code: string) => code,
    catalogue: { successors: [] },
    count: () => undefined,
    add: addMessage({ messages, now: clock }),
    attemptOf,
    changes: reportChanges(client, tables),
    now: clock,
  };
  const { trackReport, messageSatgas, giveName, withdrawReport } = followUpOperations;
  return {
    messages,
    track: saying(served(trackReport, alike(trackReportHttp(needs)))),
    send: saying(served(messageSatgas, alike(sendMessageHttp(needs)))),
    giveName: saying(served(giveName, alike(giveNameHttp(needs)))),
    withdraw: saying(served(withdrawReport, alike(withdrawHttp(needs)))),
  };
};

/** Of the right size, and at once. */
const alike = answersAlike({ tick: () => 0, wait: () => Promise.resolve() });

/** What an operation says, without what brings it to its size. */
const saying = (ask: HttpUseCase) => async (request: Request) => {
  const { padding, ...body } = z.parse(followUpAnswer, (await ask(request)).body);
  expect(padding.length).toBeGreaterThan(0);
  return { body };
};

const asked = (body: Record<string, unknown>, key?: string) =>
  readRequest(
    anEvent({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    }),
  );

const aName = { reporterName: 'Pelapor Rahasia', reporterAddress: 'Jalan Sunyi 7', agreed: true };
const reason = { reason: 'Saya keliru mengenali orangnya.', agreed: true };

describe('a right code and a wrong one', () => {
  it.each<['track' | 'send' | 'giveName' | 'withdraw', Record<string, unknown>]>([
    ['track', {}],
    ['send', { text: 'Halo' }],
    ['giveName', aName],
    ['withdraw', reason],
  ])('cost the same calls to the same tables: %s', async (operation, more) => {
    const ask = theOperations()[operation];
    const right = await aCode();
    const wrong = await aCode('wrong');
    const callsOf = async (code: string) => {
      calls.length = 0;
      const { body } = await ask(asked({ code, ...more }));
      return { found: body.found, calls: [...calls] };
    };
    const [ofRight, ofWrong] = [await callsOf(right.code), await callsOf(wrong.code)];
    expect([ofRight.found, ofWrong.found]).toEqual([true, false]);
    expect(ofWrong.calls).toEqual(ofRight.calls);
    expect(ofRight.calls.length).toBeGreaterThanOrEqual(7);
    for (const table of Object.keys(tables)) {
      expect(await allOf(table, wrong.reportKey)).toEqual([]);
    }
  });

  it('are alike once a report has ended, though its rows are still there', async () => {
    const { code } = await aCode({ expiresAt: Math.floor(now / 1000) - 1 });
    const { track, send, giveName, withdraw } = theOperations();
    for (const answer of [
      await track(asked({ code })),
      await send(asked({ code, text: 'Halo' })),
      await giveName(asked({ code, ...aName })),
      await withdraw(asked({ code, ...reason })),
    ]) {
      expect(answer.body).toEqual({ found: false, outcome: null, report: null });
    }
  });
});

describe('the message box', () => {
  it('keeps a message once however often it is sent, and says when its key was used for other words', async () => {
    const { send } = theOperations();
    const { code, reportKey } = await aCode();
    const outcomes = [];
    for (const text of ['Halo', 'Halo', 'Lain']) {
      outcomes.push((await send(asked({ code, text }, 'k1'))).body.outcome);
    }
    expect(outcomes).toEqual(['kept', 'already-kept', 'key-reused']);
    const kept = (await allOf('messages', reportKey)).filter((row) => 'text' in row);
    expect(kept.map(({ text, from }) => [text, from])).toEqual([['Halo', 'reporter']]);
  });

  it('keeps one of several that are sent at once under one key', async () => {
    const { send } = theOperations();
    const { code, reportKey } = await aCode();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(asked({ code, text: 'Halo' }, 'k1'))),
    );
    expect(answers.filter(({ body }) => body.outcome === 'kept')).toHaveLength(1);
    expect((await allOf('messages', reportKey)).filter((row) => 'text' in row)).toHaveLength(1);
  });

  it('takes fifty messages from each side: neither can silence the other', async () => {
    const { messages, send } = theOperations();
    const { code, reportKey } = await aCode();
    const add = addMessage({ messages, now: () => (now += 1) });
    for (let n = 0; n < 50; n += 1) await send(asked({ code, text: `Pesan ${n}` }));
    expect((await send(asked({ code, text: 'Satu lagi' }))).body.outcome).toBe('box-full');
    const fromOfficer = { reportKey, from: 'officer', text: 'Tanya', expiresAt: 2e9 } as const;
    expect(await add(fromOfficer, await attemptOf(undefined, ''))).toBe('kept');
  });

  it('pages back to the first message', async () => {
    const { send, track } = theOperations();
    const { code } = await aCode();
    for (let n = 0; n < 45; n += 1) await send(asked({ code, text: `Pesan ${n}` }));
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const { body } = await track(asked({ code, ...(before && { before }) }));
      seen.push(...(body.report?.messages.map(({ text }) => text) ?? []));
      before = body.report?.olderMessages ?? undefined;
    } while (before);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `Pesan ${44 - n}`));
  });

  it('shows an officer’s message as new once', async () => {
    const { messages, track } = theOperations();
    const { code, reportKey } = await aCode();
    const add = addMessage({ messages, now: () => (now += 1) });
    await add(
      { reportKey, from: 'officer', text: 'Jam berapa?', expiresAt: 2e9 },
      await attemptOf('a', ''),
    );
    const unread = async () => (await track(asked({ code }))).body.report?.messages[0]?.unread;
    expect([await unread(), await unread()]).toEqual([true, false]);
  });

  it('is not made by looking into it', async () => {
    const { track } = theOperations();
    const { code, reportKey } = await aCode();
    await track(asked({ code }));
    expect(await allOf('messages', reportKey)).toEqual([]);
  });
});

describe('a lead that gets a name', () => {
  it('becomes a report, its name kept apart, once; another name is refused', async () => {
    const { giveName } = theOperations();
    const { code, reportKey } = await aCode();
    const outcome = async (name: object) => (await giveName(asked({ code, ...name }))).body.outcome;
    expect(await outcome(aName)).toBe('kept');
    expect(await outcome(aName)).toBe('already-kept');
    expect(await outcome({ ...aName, reporterName: 'Orang Lain' })).toBe('already-named');
    const [report] = await allOf('reports', reportKey);
    const [reporter] = await allOf('reporters', reportKey);
    expect(report).toMatchObject({ lane: 'named' });
    expect(JSON.stringify(report)).not.toContain('Rahasia');
    expect(reporter).toEqual({
      reportKey,
      identity: { reporterName: 'Pelapor Rahasia', reporterAddress: 'Jalan Sunyi 7' },
      expiresAt: report?.['expiresAt'],
    });
  });

  it('keeps everything that belongs to it as long as the report', async () => {
    const { send, giveName } = theOperations();
    const { code, reportKey } = await aCode();
    await send(asked({ code, text: 'Halo' }));
    const short = keptUntil('lead', now);
    await put('cases', { caseKey: reportKey, item: 'case', state: 'checked', expiresAt: short });
    await put('evidence', { reportKey, item: 'evidence#1', state: 'sealed', expiresAt: short });
    await giveName(asked({ code, ...aName }));
    const [{ expiresAt } = {}] = await allOf('reports', reportKey);
    const keep = keepAsLong(client, [
      { table: messagesTable, TableName: 'messages' },
      { table: identityAccessTable, TableName: 'identityAccess' },
      { table: casesTable, TableName: 'cases' },
      { table: evidenceTable, TableName: 'evidence' },
    ]);
    await keep({ reportKey, expiresAt: Number(expiresAt) });
    await keep({ reportKey, expiresAt: Number(expiresAt) });
    for (const table of Object.keys(tables)) {
      for (const row of await allOf(table, reportKey)) expect(row['expiresAt']).toBe(expiresAt);
    }
    expect(await allOf('cases', reportKey)).toMatchObject([{ state: 'checked' }]);
  });
});

describe('a withdrawal', () => {
  it('takes the name away and cannot be undone by giving one again', async () => {
    const { giveName, withdraw } = theOperations();
    const { code, reportKey } = await aCode();
    await giveName(asked({ code, ...aName }));
    expect((await withdraw(asked({ code, ...reason }))).body.outcome).toBe('kept');
    expect((await withdraw(asked({ code, ...reason }))).body.outcome).toBe('already-kept');
    expect((await giveName(asked({ code, ...aName }))).body.outcome).toBe('withdrawn');
    expect(await allOf('reporters', reportKey)).toEqual([]);
    expect(await allOf('reports', reportKey)).toMatchObject([
      { lane: 'lead', withdrawnReason: reason.reason },
    ]);
  });

  it.each([
    ['verified', 'kept'],
    ['referred', 'too-late'],
    ['closed', 'too-late'],
  ])('of a case that is %s: %s', async (state, outcome) => {
    const { withdraw } = theOperations();
    const { code, reportKey } = await aCode();
    await put('cases', { caseKey: reportKey, item: 'case', state, dueAt: now });
    expect((await withdraw(asked({ code, ...reason }))).body.outcome).toBe(outcome);
  });
});

describe('the trail of who wanted, allowed and read a name', () => {
  it('is added to and never changed', async () => {
    const trail = identityTrail(client, 'identityAccess');
    const entry = {
      reportKey: 'trail',
      item: 'approval#r1',
      at: now,
      personId: 'c1',
      role: 'chair',
      region: '18.09',
      category: 'referral' as const,
      expiresAt: 2e9,
    };
    expect(await trail.add(entry)).toBe('added');
    expect(await trail.add({ ...entry, personId: 'c2' })).toBe('already-there');
    expect(await trail.list('trail')).toEqual([entry]);
  });
});
