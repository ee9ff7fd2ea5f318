import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite, keyOfReport } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

type Followed = {
  found: boolean;
  outcome: string | null;
  report: {
    stage: string;
    lane: string;
    keptUntil: string;
    messages: { from: string; text: string; unread: boolean }[];
    identityAccess: { what: string; role: string; region: string; category: string }[];
  };
};
type Reported = { code: string; caseNumber: string; caseKey: string };

const wrongCode = '1234 5678 9012 3452';
const secrets = {
  reporterName: 'Pelapor Rahasia',
  reporterAddress: 'Jalan Sunyi Nomor Tujuh',
  reporterPhone: '081298765432',
};
const accusedUnit = 'Inspektorat';
const reason = { reason: 'Diteruskan kepada Bawaslu kabupaten.', category: 'referral' };

let suite: LentSuite;
let lead: Reported;
let named: Reported;
let conflicted: Reported;

const report = async (more: Record<string, unknown>): Promise<Reported> => {
  const { status, body } = await suite.client.post('/v1/reports', aReport(more));
  expect(status).toBe(201);
  return { ...(body as { code: string; caseNumber: string }), caseKey: '' };
};

beforeAll(async () => {
  suite = await lentSuite();
  lead = await report({});
  named = await report({ lane: 'named', ...secrets });
  conflicted = await report({ lane: 'named', ...secrets, accusedUnit });
  const rows = await insideSuite(suite);
  for (const reported of [lead, named, conflicted]) {
    reported.caseKey = keyOfReport(rows, reported.caseNumber);
  }
});

const follow = async (path: string, body: Record<string, unknown>, headers = {}) => {
  const answer = await suite.client.post(`/v1/tracking${path}`, body, headers);
  expect(answer.status).toBe(200);
  return answer.body as Followed;
};

const as = async (username: string): Promise<Record<string, string>> => {
  const response = await fetch(`${suite.url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};

const officerPosts = async (person: string, path: string, body: unknown = {}) =>
  suite.client.post(path, body, await as(person));
const officerGets = async (person: string, path: string) =>
  suite.client.get(path, { headers: await as(person) });

const byCode: [path: string, more: Record<string, unknown>][] = [
  ['', {}],
  ['/messages', { text: 'Halo, satgas.' }],
  ['/name', { reporterName: 'Warga Contoh', reporterAddress: 'Jalan Contoh 1', agreed: true }],
  ['/withdrawal', { reason: 'Saya keliru mengenali orangnya.', agreed: true }],
];

describe('a right code and a wrong one, on the line', () => {
  const measured = async (path: string, body: Record<string, unknown>, accept: string) => {
    const begun = performance.now();
    const response = await fetch(`${suite.url}/v1/tracking${path}`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const bytes = (await response.arrayBuffer()).byteLength;
    const headers: string[] = [];
    response.headers.forEach((value, name) => {
      if (!['date', 'x-amzn-requestid'].includes(name)) headers.push(`${name}: ${value}`);
    });
    return {
      ms: performance.now() - begun,
      seen: { status: response.status, bytes, headers: headers.sort() },
    };
  };

  it.each(
    byCode.flatMap(([path, more]) =>
      ['text/html', 'application/json'].map((accept) => ({ path, more, accept })),
    ),
  )(
    'have the same status, headers and size: POST /v1/tracking$path as $accept',
    async ({ path, more, accept }) => {
      const own = await report({});
      const right = await measured(path, { code: own.code, ...more }, accept);
      const wrong = await measured(path, { code: wrongCode, ...more }, accept);
      expect(right.seen).toEqual(wrong.seen);
      expect(right.seen).toMatchObject({ status: 200, bytes: 48 * 1024 });
    },
  );

  it.each(['', '/messages'])('take the same time: POST /v1/tracking%s', async (path) => {
    const times: Times = { right: [], wrong: [] };
    const ask = async (which: 'right' | 'wrong') => {
      const code = which === 'right' ? lead.code : wrongCode;
      const body = path === '' ? { code } : { code, text: `Pesan ${randomUUID()}` };
      const { ms, seen } = await measured(path, body, 'text/html');
      expect(seen.bytes).toBe(48 * 1024);
      times[which].push(ms);
    };
    // What a busy machine does to fifteen answers it does not do to sixty; a real difference stays.
    for (let round = 0; round < 15 || (round < 60 && !areAlike(times)); round += 1) {
      const order = round % 2 === 0 ? (['right', 'wrong'] as const) : (['wrong', 'right'] as const);
      for (const which of order) await ask(which);
    }
    expect(differenceOf(times)).toBeLessThan(50);
    // Somebody who guesses from one answer's time is right half the time; by chance within these bounds.
    expect(slowerShare(times.right, times.wrong)).toBeGreaterThan(0.08);
    expect(slowerShare(times.right, times.wrong)).toBeLessThan(0.92);
  });
});

/** How long answers took; the nth of the one was asked beside the nth of the other. */
type Times = { right: number[]; wrong: number[] };

/** The middle difference of answers that were asked beside each other: what slows both down is not in it. */
const differenceOf = ({ right, wrong }: Times): number =>
  Math.abs(median(right.map((ms, n) => ms - (wrong[n] ?? 0))));

const areAlike = (times: Times): boolean => {
  const share = slowerShare(times.right, times.wrong);
  return differenceOf(times) < 50 && share > 0.08 && share < 0.92;
};

const median = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** How often one of the first is slower than one of the second (the area under the curve; 0.5 tells nothing). */
const slowerShare = (first: number[], second: number[]): number =>
  first
    .flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
    .reduce<number>((sum, n) => sum + n, 0) /
  (first.length * second.length);

describe('the message box', () => {
  it('carries messages both ways, and the officer stays "satgas"', async () => {
    const path = `/v1/cases/${named.caseKey}/messages`;
    await follow('/messages', { code: named.code, text: 'Ada tangkapan layar lain.' });
    expect(await officerGets('pesawaran-officer-2', path)).toMatchObject({
      status: 200,
      body: { messages: [{ from: 'reporter', text: 'Ada tangkapan layar lain.' }] },
    });
    const { status } = await officerPosts('pesawaran-officer-2', path, {
      text: 'Jam berapa?\u202e',
    });
    expect(status).toBe(201);
    const { report: seen } = await follow('', { code: named.code });
    expect(seen.messages[0]).toMatchObject({ from: 'satgas', text: 'Jam berapa?', unread: true });
    const again = await follow('', { code: named.code });
    expect(again.report.messages[0]).toMatchObject({ unread: false });
    expect(JSON.stringify(again)).not.toMatch(/Andri|pesawaran-officer/);
  });

  it('waits for the digest of whoever has the case, without a word of it, and was seen by the satgas', async () => {
    const rows = await eventually('both events at the alert line', 60, async () => {
      const found = (await insideSuite(suite)).filter((row) => {
        const text = JSON.stringify(row);
        return /"(unread|seen)#/.test(text) && text.includes(named.caseKey);
      });
      const text = JSON.stringify(found);
      return text.includes('"seenAt"') && text.includes('"leftAt"') ? text : undefined;
    });
    expect(rows).not.toContain('tangkapan layar');
  });

  it('keeps one message however often it is sent', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const own = await report({});
    const say = (text: string) => follow('/messages', { code: own.code, text }, key);
    expect((await say('Satu')).outcome).toBe('kept');
    expect((await say('Satu')).outcome).toBe('already-kept');
    expect((await say('Dua')).outcome).toBe('key-reused');
    expect((await follow('', { code: own.code })).report.messages).toHaveLength(1);
  });

  it('is closed to other regions, to admins and oversight, and to the accused’s own unit', async () => {
    const path = (of: Reported) => `/v1/cases/${of.caseKey}/messages`;
    const unknown = { ...named, caseKey: 'A'.repeat(32) };
    for (const [person, of, status, code] of [
      ['rokanhulu-officer-1', named, 403, 'wrong-region'],
      ['admin', named, 403, 'not-allowed'],
      ['oversight', named, 403, 'not-allowed'],
      ['pesawaran-officer-1', unknown, 404, 'not-found'],
      ['pesawaran-officer-1', conflicted, 404, 'not-found'],
    ] as const) {
      for (const answer of [
        await officerGets(person, path(of)),
        await officerPosts(person, path(of), { text: 'Halo' }),
        await officerPosts(person, `${path(of)}/reading`),
      ]) {
        expect(answer).toMatchObject({ status, body: { code } });
      }
    }
    expect((await suite.client.get(path(named))).status).toBe(401);
  });
});

describe('reading who reported', () => {
  const of = (reported: Reported, more = '') => `/v1/cases/${reported.caseKey}/identity${more}`;

  it('takes two people, and the reporter sees each step, by role and purpose', async () => {
    const asked = await officerPosts('pesawaran-officer-2', of(named, '-requests'), reason);
    expect(asked.status).toBe(201);
    const { requestId } = asked.body as { requestId: string };
    const approval = of(named, `-requests/${requestId}/approval`);
    expect((await officerPosts('pesawaran-officer-2', of(named, '/reading'))).status).toBe(403);
    for (const person of ['pesawaran-officer-2', 'pesawaran-officer-1']) {
      expect((await officerPosts(person, approval)).status).toBe(403);
    }
    expect((await officerPosts('lampung-province', approval)).status).toBe(200);
    const read = await officerPosts('pesawaran-officer-2', of(named, '/reading'));
    expect(read).toMatchObject({
      status: 200,
      body: { caseNumber: named.caseNumber, identity: { reporterName: secrets.reporterName } },
    });
    expect((await officerPosts('pesawaran-chair', of(named, '/reading'))).status).toBe(403);
    const { report: seen } = await follow('', { code: named.code });
    expect(seen.identityAccess).toMatchObject([
      { what: 'read', role: 'officer', region: '18.09', category: 'referral' },
      { what: 'approved', role: 'chair', region: '18' },
      { what: 'asked', role: 'officer', region: '18.09' },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/Andri|Ratu|pesawaran-officer|lampung-province/);
  });

  it('is refused to the accused’s own unit, to other regions, and for a short reason', async () => {
    const ask = (person: string, reported: Reported, said: object = reason) =>
      officerPosts(person, of(reported, '-requests'), said);
    const toTheUnit = await ask('pesawaran-officer-1', conflicted);
    expect(toTheUnit).toMatchObject({
      status: 404,
      body: { errors: [{ reason: 'unknown-case' }] },
    });
    expect(toTheUnit).toEqual(
      await ask('pesawaran-officer-1', { ...conflicted, caseKey: 'A'.repeat(32) }),
    );
    expect((await ask('pasuruan-chair', named)).status).toBe(403);
    expect(
      await ask('pesawaran-chair', named, { ...reason, reason: 'Perlu sekali.' }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason', reason: 'too-short' }] },
    });
    expect(await ask('pesawaran-chair', lead)).toMatchObject({
      status: 409,
      body: { errors: [{ reason: 'nobody-named' }] },
    });
  });
});

describe('giving a name, and withdrawing', () => {
  it('raises a lead by its code, and takes the name away with a withdrawal', async () => {
    const own = await report({});
    const raised = await follow('/name', { code: own.code, ...secrets, agreed: true });
    expect(raised).toMatchObject({ outcome: 'kept', report: { lane: 'named' } });
    const withdrawn = await follow('/withdrawal', { code: own.code, ...byCode[3]?.[1] });
    expect(withdrawn).toMatchObject({
      outcome: 'kept',
      report: { lane: 'lead', stage: 'withdrawn' },
    });
    const late = await follow('/name', { code: own.code, ...secrets, agreed: true });
    expect(late.outcome).toBe('withdrawn');
  });

  it('needs an agreement, and names what is wrong without saying whether the code is right', async () => {
    for (const code of [lead.code, wrongCode]) {
      const refused = await suite.client.post('/v1/tracking/name', { code, ...secrets });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'agreed' }] } });
    }
  });

  it('shows a refused form again with its words, on a page', async () => {
    const response = await fetch(`${suite.url}/v1/tracking/messages`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ code: lead.code, text: 'x'.repeat(2001) }),
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('x'.repeat(2001));
  });
});

describe('in the log', () => {
  it('stands no code, no name, no address and nothing that was written', () => {
    const log = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8');
    expect(log).toContain('/v1/tracking/messages');
    for (const secret of [
      ...[lead, named].flatMap(({ code }) => [code, code.replaceAll(' ', '')]),
      ...Object.values(secrets),
      'tangkapan layar lain',
      reason.reason,
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});
