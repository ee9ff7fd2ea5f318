import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

type Headers = Record<string, string>;
type Json = Record<string, unknown>;

let suite: SuiteProcess;
let admins: Headers[];
let nation: Headers;

beforeAll(async () => {
  suite = await startSuiteProcess();
  nation = await signInTo(suite, 'admin', 'ID');
  admins = [nation, await signInTo(suite, 'admin', '18'), await signInTo(suite, 'admin', '18.09')];
}, 60_000);

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** What nobody who looks at a quarantine may learn. */
const secrets = {
  reporterName: 'Rahasiawati Pelaporsari',
  reporterAddress: 'Jalan Tersembunyi Nomor Sembilan',
  reporterPhone: '081298765432',
  reporterEmail: 'rahasiawati@contoh.example',
  accusedName: 'Terlaporwan Tersembunyi',
  place: 'Lapangan Tersembunyi',
  account: 'Kalimat tersembunyi yang hanya boleh dibaca oleh satgas.',
};
const hidden = Object.values(secrets).flatMap((text) => [text, encodeURIComponent(text)]);
const words = ['Rahasiawati', 'Pelaporsari', 'ersembunyi', '98765432', 'Terlaporwan', ...hidden];

const expectHidden = (text: string): void => {
  for (const word of words)
    expect({ word, stands: text.includes(word) }).toEqual({ word, stands: false });
};

const aNamed = (more: Json = {}) => aReport({ lane: 'named', ...secrets, ...more });
const unreadable = { knownOn: '2026-13-45' };

const ask = async (method: string, path: string, { as = nation, body }: Asked = {}) => {
  const response = await fetch(`${suite.url}${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...as },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Json };
};
type Asked = { as?: Headers; body?: unknown };

const page = async (path: string, as: Headers) => {
  const response = await fetch(`${suite.url}${path}`, { headers: { ...as, accept: 'text/html' } });
  expect(response.status).toBe(200);
  return response.text();
};

const newSource = async (name: string, form: Json): Promise<string> => {
  const made = await ask('PUT', `/v1/sources/${name}`, { body: { region: '18.09', ...form } });
  expect(made.status).toBe(200);
  return made.body['secret'] as string;
};

let sent = 0;
const signed = (body: string, secret: string): Headers => {
  sent += 1;
  return signStandardWebhook({
    id: `msg_${sent}`,
    timestampMs: Date.now(),
    body: Buffer.from(body),
    secret,
  });
};

const deliver = async (source: string, body: string, headers: Headers) => {
  const sending = { 'content-type': 'application/json', ...headers };
  return (await suite.client.postRaw(`/v1/webhooks/${source}`, body, sending)).status;
};

type Waiting = { id: string; reason: string; fields: string[] };
const waitingIn = async (source: string) =>
  (await ask('GET', `/v1/sources/${source}/quarantine`)).body['deliveries'] as Waiting[];

/** Every answer about a source's quarantine, as each admin who may see it gets it. */
const answersAbout = async (source: string, who = admins): Promise<string[]> => {
  const own = `/v1/sources/${source}`;
  const texts: string[] = [];
  for (const as of who) {
    const entries = (await waitingIn(source)).map(({ id }) => `${own}/quarantine/${id}`);
    expect(entries.length).toBeGreaterThan(0);
    for (const path of [own, `${own}/quarantine`, ...entries])
      texts.push((await ask('GET', path, { as })).text);
    for (const path of [own, ...entries]) texts.push(await page(path, as));
    for (const path of [...entries, `${own}/quarantine`])
      texts.push((await ask('POST', `${path}/replay`, { as, body: {} })).text);
    const put = await ask('PUT', own, { as, body: { active: true } });
    texts.push(put.text);
  }
  return texts;
};

describe('a named report that waits in quarantine', () => {
  it.each<[string, Json, string]>([
    ['with a date that is none', {}, JSON.stringify({ data: aNamed(unreadable) })],
    [
      'with fields no report has',
      {},
      JSON.stringify({ data: aNamed({ ...unreadable, [secrets.reporterEmail]: 'x' }) }),
    ],
    [
      'that the mapping reads wrongly',
      { mapping: { place: 'data.jawaban.salah', reporterName: 'data.reporterName' } },
      JSON.stringify({ data: aNamed() }),
    ],
    ['that is cut short', {}, JSON.stringify({ data: aNamed() }).slice(0, -2)],
    ['that is a list', {}, JSON.stringify([aNamed()])],
    ['of a paused source', { active: false }, JSON.stringify({ data: aNamed(unreadable) })],
  ])('%s says no value of it to any admin, as JSON or as a page', async (what, form, body) => {
    const name = what.replaceAll(' ', '-');
    const secret = await newSource(name, form);
    expect(await deliver(name, body, signed(body, secret))).toBe(202);
    const texts = await answersAbout(name);
    for (const text of texts) expectHidden(text);
    if (!what.includes('cut short')) expect(texts.join('\n')).toContain('reporterName');
  });

  it('says no value of it when a form was sent, or what only looks like one', async () => {
    const secret = 'rahasia-formulir-1';
    await newSource('formulir-polos', {
      scheme: 'form-post',
      header: 'x-netral-token',
      secrets: [secret],
    });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-netral-token': secret,
    };
    const form = new URLSearchParams({ ...secrets, lane: 'named', ...unreadable }).toString();
    const json = `${JSON.stringify(aNamed(unreadable)).slice(0, -1)}, "a": "b=c"`;
    for (const body of [form, json])
      expect(await deliver('formulir-polos', body, headers)).toBe(202);
    expect(await waitingIn('formulir-polos')).toHaveLength(2);
    for (const text of await answersAbout('formulir-polos')) expectHidden(text);
  });

  it('says no value of it in headers, as CloudEvents send them', async () => {
    const secret = 'rahasia-peristiwa-1';
    await newSource('peristiwa', { scheme: 'cloudevents', secrets: [secret] });
    const status = await deliver('peristiwa', JSON.stringify(aNamed()), {
      authorization: `Bearer ${secret}`,
      'ce-id': '1',
      'ce-type': 'laporan',
      'ce-source': '/formulir',
      'ce-subject': encodeURIComponent(secrets.reporterName),
      'ce-kontak': secrets.reporterPhone,
      'content-type': 'application/cloudevents+avro',
    });
    expect(status).toBe(415);
    const texts = await answersAbout('peristiwa');
    for (const text of texts) expectHidden(text);
    expect(texts.join('\n')).toContain('ce-subject');
  });

  it('says no value of it when its source was unknown', async () => {
    const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
    const body = JSON.stringify({ data: aNamed(unreadable) });
    expect(await deliver('tak-dikenal', body, signed(body, secret))).toBe(202);
    const own = '/v1/sources/tak-dikenal/quarantine';
    const [entry] = await waitingIn('tak-dikenal');
    const one = `${own}/${entry?.id ?? ''}`;
    const seen = await ask('GET', one);
    expectHidden(seen.text + (await ask('GET', own)).text + (await page(one, nation)));
    expect(seen.text).toContain('data.reporterName');
  });

  it('says no value of it when another version of it came', async () => {
    const credentials = 'netral:rahasia-kobo-1';
    await newSource('kobo-versi', { scheme: 'kobo', secrets: [credentials] });
    const headers = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
    await ask('PUT', '/v1/sources/kobo-versi', {
      body: { mapping: Object.fromEntries(Object.keys(aNamed()).map((name) => [name, name])) },
    });
    for (const more of [{}, { place: 'Tempat lain' }]) {
      const body = JSON.stringify({ _uuid: 'kobo-1', ...aNamed(more) });
      expect(await deliver('kobo-versi', body, headers)).toBe(202);
    }
    expect(await waitingIn('kobo-versi')).toMatchObject([{ reason: 'later-version' }]);
    for (const text of await answersAbout('kobo-versi')) expectHidden(text);
  });
});

describe('a mapping that asks about a name', () => {
  const asking = (letter: string) => ({
    ...Object.fromEntries(Object.keys(aNamed()).map((name) => [name, `data.${name}`])),
    place: `starts_with(data.reporterName, '${letter}') && 'di sana' || 'x'`,
    knownOn: "'2026-13-45'",
  });

  it('is answered neither when a delivery comes nor when it is replayed', async () => {
    const body = JSON.stringify({ data: aNamed() });
    const found: unknown[] = [];
    for (const letter of ['R', 'S']) {
      const name = `bertanya-${letter.toLowerCase()}`;
      const secret = await newSource(name, { mapping: asking(letter) });
      expect(await deliver(name, body, signed(body, secret))).toBe(202);
      const [entry] = await waitingIn(name);
      const replayed = await ask('POST', `/v1/sources/${name}/quarantine/${entry?.id}/replay`, {
        body: {},
      });
      found.push([entry?.reason, entry?.fields, replayed.body]);
    }
    expect(found[0]).toEqual(found[1]);
    expect(found[0]).toMatchObject(['invalid-fields', ['mapping: computes'], {}]);
  });

  it('is answered in a dry run, on a delivery that the admin has pasted', async () => {
    await newSource('bertanya-sendiri', {});
    const { body } = await ask('POST', '/v1/sources/bertanya-sendiri/dry-run', {
      body: { payload: JSON.stringify({ data: aNamed() }), mapping: asking('S') },
    });
    const [told] = body['tells'] as { errors: Json[] }[];
    expect(told?.errors).toContainEqual(expect.objectContaining({ field: 'place' }));
  });
});
