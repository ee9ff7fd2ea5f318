import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sourceOperations } from '../../functions/reports/sources/operations.ts';
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
let nation: Headers;
let province: Headers;
let region: Headers;

beforeAll(async () => {
  suite = await startSuiteProcess();
  nation = await signInTo(suite, 'admin', 'ID');
  province = await signInTo(suite, 'admin', '18');
  region = await signInTo(suite, 'admin', '18.09');
}, 60_000);

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

type Sending = { body?: unknown; as: Headers };

const call = async (method: string, path: string, { body, as }: Sending) => {
  const response = await fetch(`${suite.url}${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...as },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Json };
};

const get = (path: string, as: Headers) => call('GET', path, { as });
const put = (path: string, body: unknown, as: Headers) => call('PUT', path, { body, as });
const post = (path: string, body: unknown, as: Headers) => call('POST', path, { body, as });

const page = async (path: string, as: Headers) => {
  const response = await fetch(`${suite.url}${path}`, { headers: { ...as, accept: 'text/html' } });
  return { status: response.status, html: await response.text() };
};

const postForm = async (path: string, form: Record<string, string>, as: Headers) => {
  const response = await fetch(`${suite.url}${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', ...as },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  return { status: response.status, html: await response.text() };
};

const refused = { status: 403, body: { code: 'wrong-region' } };

const deliver = async (source: string, secret: string, data: Json) => {
  const body = JSON.stringify({ type: 'report.submitted', data });
  const id = `msg_${source}_${Math.random().toString(36).slice(2)}`;
  const signed = signStandardWebhook({
    id,
    timestampMs: Date.now(),
    body: Buffer.from(body),
    secret,
  });
  const headers = { 'content-type': 'application/json', ...signed };
  expect((await suite.client.postRaw(`/v1/webhooks/${source}`, body, headers)).status).toBe(202);
};

const waitingIn = async (source: string, as: Headers = nation) =>
  (await get(`/v1/sources/${source}/quarantine`, as)).body['deliveries'] as {
    id: string;
    reason: string;
    fields: string[];
  }[];

/** A date that is none, so that the report waits in quarantine. */
const unreadable = { knownOn: '2026-13-45' };

let made = 0;
/** A source of a region, or of none, with one delivery waiting in its quarantine. */
const aSourceOf = async (
  code: string | undefined,
  { said = {} }: { said?: Json } = {},
): Promise<{ name: string; id: string; secret: string }> => {
  made += 1;
  const name = `sumber-${made}`;
  const { body } = await put(`/v1/sources/${name}`, code ? { region: code } : {}, nation);
  const secret = body['secret'] as string;
  await deliver(name, secret, aReport({ ...unreadable, ...said }));
  const [entry] = await waitingIn(name);
  return { name, id: entry?.id ?? '', secret };
};

/** Bodies that would be taken, by operation. */
const bodies: Record<string, Json> = {
  putSource: { active: false },
  dryRunSource: { payload: '{}' },
  replayAllQuarantined: {},
  replayQuarantined: {},
  discardQuarantined: { why: 'Kiriman uji coba.' },
  askToOpenQuarantined: { why: 'Pemetaan tidak cukup.' },
  decideQuarantined: { is: 'agreed' },
};

/** What the nation is told where it is not 200: what takes two waits, and nobody has asked anything yet. */
const otherwise: Record<string, [number, string | undefined]> = {
  discardQuarantined: [202, undefined],
  askToOpenQuarantined: [202, undefined],
  decideQuarantined: [404, 'not-found'],
  openQuarantined: [404, 'not-found'],
};

/** Every operation on one source that asks for a sign-in. */
const ofOneSource = Object.entries(sourceOperations)
  .filter(([, { who, path }]) => who.by === 'sign-in' && path.includes('{source}'))
  .map(([operation, { method, path }]) => ({ operation, method, path }));
const tried = ofOneSource.map((route) => [route.operation, route] as const);

const noRequest = '1795888870000-tidak-ada';

const ask = (
  { operation, method, path }: (typeof ofOneSource)[number],
  { name, id }: { name: string; id: string },
  as: Headers,
) => {
  const body = bodies[operation];
  const at = path.replace('{source}', name).replace('{id}', id).replace('{requestId}', noRequest);
  return call(method, at, { as, ...(body && { body }) });
};

describe('a source of another region', () => {
  it.each(tried)('is closed to an admin who asks %s', async (operation, route) => {
    const elsewhere = await aSourceOf('35.75');
    const own = await aSourceOf('18.09');
    for (const as of [region, province]) {
      expect(await ask(route, elsewhere, as)).toMatchObject(refused);
      expect((await ask(route, own, as)).body).not.toMatchObject({ code: 'wrong-region' });
    }
    const { status, body } = await ask(route, elsewhere, nation);
    expect([status, body['code']]).toEqual(otherwise[operation] ?? [200, undefined]);
  });

  it('is untouched by all of these, and what waits in its quarantine too', async () => {
    const elsewhere = await aSourceOf('35.75');
    const before = (await get(`/v1/sources/${elsewhere.name}`, nation)).body;
    for (const [, route] of tried) await ask(route, elsewhere, region);
    expect((await get(`/v1/sources/${elsewhere.name}`, nation)).body).toEqual(before);
    expect(await waitingIn(elsewhere.name)).toHaveLength(1);
  });

  it('is in nobody else’s list, as JSON or as a page', async () => {
    const [elsewhere, none, own] = [
      await aSourceOf('35.75'),
      await aSourceOf(undefined),
      await aSourceOf('18.09'),
    ];
    for (const as of [region, province]) {
      const listed = (await get('/v1/sources', as)).text;
      const { html } = await page('/v1/sources', as);
      for (const text of [listed, html]) {
        expect(text).toContain(own.name);
        expect(text).not.toContain(`${elsewhere.name}"`);
        expect(text).not.toContain(`${none.name}"`);
      }
    }
    const all = (await get('/v1/sources', nation)).text;
    for (const { name } of [elsewhere, none, own]) expect(all).toContain(`"${name}"`);
  });

  it('is told apart from a name that nobody made by no answer', async () => {
    const elsewhere = await aSourceOf('35.75');
    const none = { name: 'tidak-ada', id: elsewhere.id };
    for (const [operation, route] of tried) {
      if (operation === 'putSource') continue;
      const [one, other] = [await ask(route, elsewhere, region), await ask(route, none, region)];
      expect(one).toEqual(other);
    }
  });
});

describe('a source without a region', () => {
  it.each(tried)('is the nation’s: closed to an admin of less who asks %s', async (_, route) => {
    const none = await aSourceOf(undefined);
    for (const as of [region, province]) expect(await ask(route, none, as)).toMatchObject(refused);
    const { status, body } = await ask(route, none, nation);
    expect([status, body['code']]).toEqual(otherwise[route.operation] ?? [200, undefined]);
  });

  it('is made by an admin of the nation alone', async () => {
    for (const as of [region, province]) {
      expect(await put('/v1/sources/tanpa-daerah', {}, as)).toMatchObject(refused);
      const form = { source: 'tanpa-daerah', scheme: 'typeform' };
      expect((await postForm('/v1/sources', form, as)).status).toBe(403);
    }
    expect((await get('/v1/sources/tanpa-daerah', nation)).status).toBe(404);
  });
});

describe('making and changing a source', () => {
  it('is done for a region that the admin covers, and for no other', async () => {
    expect(await put('/v1/sources/palsu', { region: '35.75' }, region)).toMatchObject(refused);
    expect(await put('/v1/sources/palsu', { region: '35.75' }, province)).toMatchObject(refused);
    expect((await get('/v1/sources/palsu', nation)).status).toBe(404);
    expect((await put('/v1/sources/milik-daerah', { region: '18.09' }, region)).status).toBe(200);
    expect((await put('/v1/sources/milik-provinsi', { region: '18.09' }, province)).status).toBe(
      200,
    );
  });

  it.each([
    ['takes none over from another region', '35.75', { region: '18.09' }],
    ['takes none over from the nation', undefined, { region: '18.09' }],
    ['rotates no secret of another region', '35.75', { rotate: true }],
    ['moves none of its own to another region', '18.09', { region: '35.75' }],
  ])('%s', async (_, code, form) => {
    const source = await aSourceOf(code);
    const before = (await get(`/v1/sources/${source.name}`, nation)).body;
    for (const as of [region, province]) {
      expect(await put(`/v1/sources/${source.name}`, form, as)).toMatchObject(refused);
      const flat = { source: source.name, scheme: 'standard-webhooks', region: '18.09', ...form };
      const { rotate, ...texts } = { rotate: false, ...flat };
      const sent = { ...texts, ...(rotate && { rotate: 'yes' }) };
      expect((await postForm('/v1/sources', sent, as)).status).toBe(403);
    }
    expect((await get(`/v1/sources/${source.name}`, nation)).body).toEqual(before);
    expect((await put(`/v1/sources/${source.name}`, form, nation)).status).toBe(200);
  });

  it('shows nobody a source of another region beside a form that has to be mended', async () => {
    const elsewhere = await aSourceOf('35.75');
    await put(`/v1/sources/${elsewhere.name}`, { mapping: { place: 'rahasia.jalur' } }, nation);
    const form = { source: elsewhere.name, scheme: 'bukan-skema', region: '18.09' };
    const { status, html } = await postForm('/v1/sources', form, region);
    expect(status).toBe(403);
    expect(html).not.toContain('rahasia.jalur');
    expect((await postForm('/v1/sources', form, nation)).html).toContain('rahasia.jalur');
  });

  it('offers on its pages the regions that the admin covers', async () => {
    const own = await aSourceOf('18.09');
    const chosen = '/v1/sources?scheme=standard-webhooks';
    for (const path of [chosen, `/v1/sources/${own.name}`]) {
      for (const as of [region, province]) {
        const { html } = await page(path, as);
        expect(html).toContain('value="18.09"');
        expect(html).not.toContain('value="35.75"');
        expect(html).not.toContain('Disebut di tiap kiriman');
        expect(html).not.toContain('name="answersForSender"');
      }
      const { html } = await page(path, nation);
      expect(html).toContain('value="35.75"');
      expect(html).toContain('Disebut di tiap kiriman');
    }
    expect((await page(`/v1/sources/${own.name}`, nation)).html).toContain(
      'name="answersForSender"',
    );
  });
});

describe('a delivery of a regional source', () => {
  it('becomes a report of that region, whatever region it names', async () => {
    const own = await aSourceOf('18.09');
    const payload = JSON.stringify({ data: aReport({ region: '35.75' }) });
    for (const mapping of [undefined, { region: 'data.region', conduct: 'data.conduct' }]) {
      const { body } = await post(
        `/v1/sources/${own.name}/dry-run`,
        { payload, ...(mapping && { mapping }) },
        region,
      );
      const [told] = body['tells'] as { answers: Json; errors: { field: string }[] }[];
      expect(told?.errors.map(({ field }) => field)).not.toContain('region');
      if (told?.answers['region'] !== undefined) expect(told.answers['region']).toBe('18.09');
    }
    const word = `terikat-${Math.random().toString(36).slice(2)}`;
    const account = `Ia mengajak memilih salah satu calon di depan umum, ${word}.`;
    await deliver(own.name, own.secret, aReport({ region: '35.75', account }));
    const casesWith = async (code: string) => {
      const as = await signInTo(suite, 'chair', code);
      const { cases } = (await get('/v1/cases?state=open', as)).body as {
        cases: { caseKey: string }[];
      };
      const files = await Promise.all(
        cases.map(async ({ caseKey }) => (await get(`/v1/cases/${caseKey}`, as)).text),
      );
      return files.filter((text) => text.includes(word)).length;
    };
    for (let tries = 0; tries < 40 && (await casesWith('18.09')) === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 250));
    expect([await casesWith('18.09'), await casesWith('35.75')]).toEqual([1, 0]);
  });
});

describe('what came for a name that nobody had made', () => {
  const typo = async (name: string) => {
    const secret = `whsec_${Buffer.alloc(32, name.length).toString('base64')}`;
    await deliver(name, secret, aReport({ region: '35.75' }));
    const [entry] = await waitingIn(name);
    return { name, id: entry?.id ?? '', secret };
  };

  it('is the nation’s, before a source of that name is made', async () => {
    const waits = await typo('salah-tulis');
    const own = `/v1/sources/${waits.name}/quarantine`;
    expect(await get(own, region)).toMatchObject(refused);
    expect(await get(`${own}/${waits.id}`, region)).toMatchObject(refused);
    expect((await get(`${own}/${waits.id}`, nation)).status).toBe(200);
  });

  it('is taken over by nobody who makes that source: not read, vouched for or discarded', async () => {
    const waits = await typo('salah-tulis-lagi');
    await put(`/v1/sources/${waits.name}`, { region: '18.09' }, region);
    const own = `/v1/sources/${waits.name}/quarantine`;
    expect(await get(`${own}/${waits.id}`, region)).toMatchObject(refused);
    const why = { why: 'Bukan milik kami.' };
    expect(await post(`${own}/${waits.id}/discard`, why, region)).toMatchObject(refused);
    const vouched = { answersForSender: true };
    expect(await post(`${own}/${waits.id}/replay`, vouched, region)).toMatchObject(refused);
    expect(await post(`${own}/replay`, vouched, region)).toMatchObject(refused);
    expect((await post(`${own}/replay`, {}, region)).body).toMatchObject({ unproven: 1 });
    expect((await page(`/v1/sources/${waits.name}`, region)).html).not.toContain(waits.id);
    expect(await waitingIn(waits.name)).toHaveLength(1);
    // Who knows the sender’s secret has its proof.
    await put(`/v1/sources/${waits.name}`, { secrets: [waits.secret] }, region);
    expect((await post(`${own}/replay`, {}, region)).body).toMatchObject({ replayed: 1 });
  });
});

describe('the calendar of the nation', () => {
  const day = {
    date: '2027-03-03',
    kind: 'holiday',
    name: { id: 'Hari peragaan', en: 'A demo day' },
    decree: 'Peragaan',
  };

  it('is changed by an admin of the nation, and by no other', async () => {
    const form = { version: 0, days: [day] };
    for (const as of [region, province])
      expect(await put('/v1/calendar/2027', form, as)).toMatchObject(refused);
    expect((await get('/v1/calendar/2027', region)).body).toMatchObject({ version: 0 });
    expect((await put('/v1/calendar/2027', form, nation)).status).toBe(202);
    expect((await get('/v1/calendar/2027', region)).body).toMatchObject({ version: 0 });
  });
});
