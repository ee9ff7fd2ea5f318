import { beforeAll, describe, expect, it } from '@jest/globals';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { plainTextsIn } from '../support/plain-texts.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type Json = Record<string, unknown>;

let suite: LentSuite;
let nation: Headers;
let second: Headers;
let province: Headers;
let region: Headers;

beforeAll(async () => {
  suite = await lentSuite();
  nation = await signInTo(suite, 'admin', 'ID');
  second = await signInTo(suite, 'admin', 'ID', 1);
  province = await signInTo(suite, 'admin', '18');
  region = await signInTo(suite, 'admin', '18.09');
}, 60_000);

const said = {
  reporterName: 'Sembunyiwati Pelaporsari',
  reporterAddress: 'Jalan Tersembunyi Nomor Sepuluh',
  reporterPhone: '081298760001',
  reporterEmail: 'sembunyiwati@contoh.example',
  accusedName: 'Terlaporwan Rahasia',
  account: 'Kalimat tersembunyi yang tidak dibaca oleh satu orang saja.',
};
const hidden = Object.values(said);

const expectHidden = (text: string): void => {
  for (const one of hidden)
    expect({ one, stands: text.includes(one) || text.includes(encodeURIComponent(one)) }).toEqual({
      one,
      stands: false,
    });
};

type Asked = { as?: Headers; body?: Json; accept?: string };
const call = async (
  method: string,
  path: string,
  { as = nation, body, accept = 'application/json' }: Asked = {},
) => {
  const response = await fetch(`${suite.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { accept, 'content-type': 'application/json', ...as },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: (accept === 'application/json' ? JSON.parse(text) : {}) as Json,
  };
};

let made = 0;
/** A source of a region with one named report waiting, which has a date that is none. */
const aWaiting = async (code = '18.09') => {
  made += 1;
  const name = `berdua-${made}`;
  const { body } = await call('PUT', `/v1/sources/${name}`, { body: { region: code } });
  const sent = JSON.stringify({ data: aReport({ lane: 'named', ...said, knownOn: '2026-13-45' }) });
  const headers = signStandardWebhook({
    id: `msg_${name}`,
    timestampMs: Date.now(),
    body: Buffer.from(sent),
    secret: body['secret'] as string,
  });
  const answer = await suite.client.postRaw(`/v1/webhooks/${name}`, sent, {
    'content-type': 'application/json',
    ...headers,
  });
  expect(answer.status).toBe(202);
  const list = `/v1/sources/${name}/quarantine`;
  const [entry] = (await call('GET', list)).body['deliveries'] as { id: string }[];
  return { name, list, path: `${list}/${entry?.id ?? ''}`, sent };
};

const why = { why: 'Pemetaan tidak dapat diperbaiki tanpa melihatnya.' };
const requestOf = (path: string, { body }: { body: Json }) =>
  `${path}/requests/${String(body['requestId'])}`;

describe('a delivery in quarantine', () => {
  it('gives one admin alone no byte of what was said, by whatever they ask', async () => {
    const { name, list, path } = await aWaiting();
    const texts: string[] = [];
    const ask = async (method: string, at: string, body?: Json) => {
      for (const accept of ['application/json', 'text/html'])
        texts.push((await call(method, at, { as: region, accept, ...(body && { body }) })).text);
    };
    for (const at of ['/v1/sources', `/v1/sources/${name}`, list, path]) await ask('GET', at);
    await ask('POST', `${path}/replay`, {});
    await ask('POST', `${list}/replay`, {});
    const asked = await call('POST', `${path}/open`, { as: region, body: why });
    const request = requestOf(path, asked);
    await ask('POST', `${request}/opening`);
    await ask('POST', `${request}/decision`, { is: 'agreed' });
    await ask('POST', `${request}/opening`);
    await ask('POST', `${path}/open`, why);
    await ask('POST', `${path}/discard`, why);
    await ask('PUT', `/v1/sources/${name}`, { active: false });
    await ask('POST', `${path}/replay`, { answersForSender: true });
    await ask('POST', `${path}/open`, { why: 'x' });
    texts.push(asked.text);
    for (const text of texts) expectHidden(text);
    expect(texts.join()).toContain('needs-two');
    expect(texts.join()).toContain('own-request');
  });

  it('is opened whole by the two, and by nobody else; each step leaves an entry', async () => {
    const { path, sent } = await aWaiting();
    const asked = await call('POST', `${path}/open`, { as: region, body: why });
    expect([asked.status, asked.body]).toMatchObject([202, { state: 'waiting', wants: 'open' }]);
    const request = requestOf(path, asked);
    // Not before somebody else has agreed, whoever asks.
    for (const as of [region, province, nation])
      expect(await call('POST', `${request}/opening`, { as })).toMatchObject({ status: 403 });
    const agreed = { as: province, body: { is: 'agreed' } };
    expect((await call('POST', `${request}/decision`, agreed)).body).toMatchObject({
      state: 'agreed',
    });
    for (const as of [region, province]) {
      const opened = await call('POST', `${request}/opening`, { as });
      expect([opened.status, opened.body['body']]).toEqual([200, sent]);
    }
    const third = await call('POST', `${request}/opening`, { as: nation });
    expect(third).toMatchObject({ status: 403, body: { errors: [{ reason: 'needs-two' }] } });
    const page = await call('POST', `${request}/opening`, { as: region, accept: 'text/html' });
    expect(page.text).toContain(said.reporterName);
    expect((await call('GET', path, { as: nation })).body['requests']).toMatchObject([
      { state: 'agreed', openings: 3 },
    ]);
    const rows = (await insideSuite(suite)).filter(({ table }) => table.includes('IdentityAccess'));
    const entries = rows.filter(({ row }) => request.endsWith(String(row['requestId'])));
    expect(entries.map(({ row }) => row['entry']).sort()).toEqual([
      'asked',
      'decided',
      ...['opened', 'opened', 'opened'],
    ]);
  });

  it('is asked about in its reach only, and answered there only', async () => {
    const { path } = await aWaiting('35.75');
    const { path: elsewhere } = await aWaiting();
    const asked = await call('POST', `${path}/open`, { as: second, body: why });
    for (const [at, body] of [
      [`${path}/open`, why],
      [`${path}/discard`, why],
      [`${requestOf(path, asked)}/decision`, { is: 'agreed' }],
      [`${requestOf(path, asked)}/opening`, {}],
    ] as const)
      expect(await call('POST', at, { as: province, body })).toMatchObject({
        body: { code: 'wrong-region' },
      });
    // A request about one delivery opens no other.
    expect(
      await call('POST', `${requestOf(elsewhere, asked)}/decision`, {
        as: nation,
        body: { is: 'agreed' },
      }),
    ).toMatchObject({ status: 404 });
  });

  it('that was declined opens for nobody, and is not agreed to afterwards', async () => {
    const { path } = await aWaiting();
    const asked = await call('POST', `${path}/open`, { as: nation, body: why });
    const request = requestOf(path, asked);
    const answer = (is: string) =>
      call('POST', `${request}/decision`, { as: second, body: { is } });
    expect((await answer('declined')).body).toMatchObject({ state: 'declined' });
    expect(await answer('agreed')).toMatchObject({
      status: 409,
      body: { errors: [{ reason: 'decided-otherwise' }] },
    });
    for (const as of [nation, second])
      expect((await call('POST', `${request}/opening`, { as })).status).toBe(403);
  });
});

describe('discarding a delivery', () => {
  it('keeps it whole until another admin has agreed, and can be replayed meanwhile', async () => {
    const { name, path, list } = await aWaiting();
    const asked = await call('POST', `${path}/discard`, { as: region, body: why });
    const decision = `${requestOf(path, asked)}/decision`;
    const alone = await call('POST', decision, { as: region, body: { is: 'agreed' } });
    expect(alone).toMatchObject({ status: 403, body: { errors: [{ reason: 'own-request' }] } });
    expect((await call('GET', list)).body['deliveries']).toHaveLength(1);
    expect((await call('POST', `${path}/replay`, { body: {} })).body).toMatchObject({
      outcome: 'still-set-aside',
    });
    const agreed = await call('POST', decision, { as: province, body: { is: 'agreed' } });
    expect(agreed).toMatchObject({ status: 200, body: { state: 'agreed', wants: 'discard' } });
    expect((await call('GET', list)).body['deliveries']).toEqual([]);
    // The same answer again is the same answer.
    expect(await call('POST', decision, { as: province, body: { is: 'agreed' } })).toMatchObject({
      status: 200,
    });
    // Nobody reads what was agreed to be discarded.
    const opening = `${requestOf(path, asked)}/opening`;
    expect((await call('POST', opening, { as: region })).status).toBe(403);
    const page = await call('GET', `/v1/sources/${name}`, { accept: 'text/html' });
    expect(page.text).toContain(why.why);
  });

  it('stands first on the pages of whoever may agree, and not of who asked', async () => {
    const { name, path } = await aWaiting();
    await call('POST', `${path}/discard`, { as: region, body: why });
    for (const at of ['/v1/sources', `/v1/sources/${name}`]) {
      const mine = (await call('GET', at, { as: province })).body['waitsForYou'] as Json[];
      expect(mine.filter(({ source }) => source === name)).toMatchObject([{ mayDecide: true }]);
      const own = (await call('GET', at, { as: region })).body['waitsForYou'] as Json[];
      expect(own.filter(({ source }) => source === name)).toEqual([]);
      const whole = (await call('GET', at, { as: province, accept: 'text/html' })).text;
      const html = whole.slice(whole.indexOf('<main'));
      expect(html.indexOf('Menunggu Anda')).toBeGreaterThan(0);
      expect(html.indexOf('Menunggu Anda')).toBeLessThan(html.indexOf('<details'));
    }
  });
});

describe('every table, read as it lies there', () => {
  it('holds nothing of a body but where reports and reporters are stored', async () => {
    await aWaiting();
    const rows = (await insideSuite(suite)).filter(
      ({ table }) => !/Reporters|ReportsTable/.test(table),
    );
    expect(rows.filter(({ table }) => table.includes('Quarantine')).length).toBeGreaterThan(3);
    const own = rows.map(({ row }) => row);
    expect(plainTextsIn(own, hidden)).toEqual([]);
  });
});
