import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let admin: Record<string, string>;
let officer: Record<string, string>;
let province: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  admin = await signInTo(suite, 'admin', 'ID');
  officer = await signInTo(suite, 'officer', '18.09', 1);
  province = await signInTo(suite, 'chair', '18');
});

type Json = Record<string, unknown>;

const ask = async (method: string, path: string, body?: unknown, headers = admin) => {
  const response = await fetch(`${suite.url}${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
};

const fieldsOf = (body: Json): string[] =>
  ((body['errors'] ?? []) as { field: string; reason: string }[]).map(
    ({ field, reason }) => `${field} ${reason}`,
  );

/** A payload no report by itself: its words lie somewhere else in it. */
const payloadOf = (more: Json = {}) => {
  const { conduct, occurredOn, place, account, accusedName, accusedUnit } = aReport({});
  return {
    data: {
      jawaban: {
        apa: conduct,
        kapan: occurredOn,
        di: place,
        cerita: account,
        siapa: accusedName,
        unit: accusedUnit,
        ...more,
      },
    },
  };
};
const mapping = {
  conduct: 'data.jawaban.apa',
  occurredOn: 'data.jawaban.kapan',
  place: 'data.jawaban.di',
  account: 'data.jawaban.cerita',
  accusedName: 'data.jawaban.siapa',
  accusedUnit: 'data.jawaban.unit',
};

const deliver = async (source: string, secret: string, payload: unknown, id: string) => {
  const body = JSON.stringify(payload);
  const headers = signStandardWebhook({
    id,
    timestampMs: Date.now(),
    body: Buffer.from(body),
    secret,
  });
  const response = await fetch(`${suite.url}/v1/webhooks/${source}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.status;
};

const waitingIn = async (source: string) =>
  (await ask('GET', `/v1/sources/${source}/quarantine`)).body['deliveries'] as {
    id: string;
    reason: string;
  }[];

/** A unit's name that nobody else uses: by it a case is found. */
const aWord = (start: string) => `${start}-${randomBytes(4).toString('hex')}`;

/** How many cases of a source's region are about the unit of that name: none is known, so only those above see them. */
const casesAbout = async (word: string): Promise<number> => {
  const listed = await ask('GET', `/v1/cases?state=open&q=${word}`, undefined, province);
  return (listed.body['cases'] as unknown[]).length;
};

const untilCasesAbout = (word: string, count: number) =>
  eventually(`${count} cases about ${word}`, 60, async () =>
    (await casesAbout(word)) >= count ? true : undefined,
  );

/** Until whatever was made a report before now is a case: one made now is, and cases are opened in order. */
const settled = async (source: string, secret: string) => {
  const word = aWord('tanda');
  expect(await deliver(source, secret, payloadOf({ unit: word }), `msg_${word}`)).toBe(202);
  await untilCasesAbout(word, 1);
};

describe('a source that an admin makes', () => {
  it('is given a secret once, and its secrets and tokens are never shown again', async () => {
    const form = {
      scheme: 'typeform',
      region: '18.09',
      mapping,
      api: { baseUrl: 'https://api.typeform.com', token: 'tok-rahasia-123', formId: 'abc123' },
    };
    const made = await ask('PUT', '/v1/sources/formulir-tf', form);
    const secret = made.body['secret'] as string;
    expect(secret.length).toBeGreaterThan(30);
    for (const path of ['/v1/sources', '/v1/sources/formulir-tf']) {
      const shown = JSON.stringify((await ask('GET', path)).body);
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain('tok-rahasia-123');
    }
    const page = await fetch(`${suite.url}/v1/sources/formulir-tf`, {
      headers: { ...admin, accept: 'text/html' },
    });
    const html = await page.text();
    expect(html).toContain('/v1/webhooks/formulir-tf');
    expect(html).not.toContain(secret);
    expect(html).not.toContain('tok-rahasia-123');
  });

  it('keeps the secret before beside a new one, and what was left out as it was', async () => {
    const first = (await ask('PUT', '/v1/sources/putar', { region: '18.09', mapping })).body;
    const second = (await ask('PUT', '/v1/sources/putar', { rotate: true })).body;
    expect(second).toMatchObject({ liveSecrets: 2, region: '18.09', mapping });
    expect(second['secret']).not.toBe(first['secret']);
    for (const [n, secret] of [first['secret'], second['secret']].entries())
      expect(await deliver('putar', secret as string, payloadOf(), `msg_${n}`)).toBe(202);
  });

  it('is not overwritten by who looked at an older one', async () => {
    const { body } = await ask('PUT', '/v1/sources/dua-admin', { region: '18.09' });
    const seenAt = body['changedAt'];
    expect((await ask('PUT', '/v1/sources/dua-admin', { region: '14.06', seenAt })).status).toBe(
      200,
    );
    const late = await ask('PUT', '/v1/sources/dua-admin', { region: '64.07', seenAt });
    expect([late.status, ...fieldsOf(late.body)]).toEqual([409, 'seenAt changed-meanwhile']);
  });

  it.each([
    ['a field no report has', { mapping: { kenapa: 'a' } }, 'mapping.kenapa unknown-field'],
    ['an expression that is none', { mapping: { place: 'a[' } }, 'mapping.place bad-expression'],
    ['a region that is not served', { region: '99.99' }, 'region unknown-region'],
    ['a secret that is none', { secrets: ['whsec_pendek'] }, 'secrets.0 not-a-webhook-secret'],
    ['Jotform without its API', { scheme: 'jotform' }, 'api required'],
    [
      'WhatsApp without its verify token',
      { scheme: 'whatsapp', secrets: ['0123456789abcdef'] },
      'verifyToken required',
    ],
    [
      'an API on a private address',
      { scheme: 'kobo', api: { baseUrl: 'https://10.0.0.7', formId: 'a', token: 'x' } },
      'api.baseUrl not-public',
    ],
    [
      'an API on the metadata address',
      {
        scheme: 'kobo',
        api: { baseUrl: 'https://[::ffff:169.254.169.254]', formId: 'a', token: 'x' },
      },
      'api.baseUrl not-public',
    ],
    [
      'an API without TLS',
      { scheme: 'kobo', api: { baseUrl: 'http://kf.kobotoolbox.org', formId: 'a', token: 'x' } },
      'api.baseUrl not-https',
    ],
    [
      'credentials in an address',
      {
        scheme: 'kobo',
        api: { baseUrl: 'https://a:b@kf.kobotoolbox.org', formId: 'a', token: 'x' },
      },
      'api.baseUrl malformed',
    ],
  ])('is refused by name with %s', async (_, form, told) => {
    const { status, body } = await ask('PUT', '/v1/sources/salah', form);
    expect(status).toBe(422);
    expect(fieldsOf(body)).toContain(told);
  });

  it('is nobody else’s business', async () => {
    const oversight = await signInTo(suite, 'oversight', 'ID');
    for (const headers of [officer, oversight]) {
      expect((await ask('GET', '/v1/sources', undefined, headers)).status).toBe(403);
      expect((await ask('PUT', '/v1/sources/x', {}, headers)).status).toBe(403);
      const replay = await ask('POST', '/v1/sources/putar/quarantine/replay', {}, headers);
      expect(replay.status).toBe(403);
    }
  });
});

describe('a dry run on a pasted payload', () => {
  it('tells field by field what a delivery then becomes, and keeps nothing', async () => {
    const { body: made } = await ask('PUT', '/v1/sources/coba', { region: '18.09', mapping });
    const word = aWord('coba');
    const good = payloadOf({ unit: word });
    const tried = await ask('POST', '/v1/sources/coba/dry-run', { payload: JSON.stringify(good) });
    const [told] = tried.body['tells'] as Json[];
    expect(told).toMatchObject({
      becomes: 'report',
      errors: [],
      answers: { region: '18.09', lane: 'lead' },
    });
    await settled('coba', made['secret'] as string);
    expect(await casesAbout(word)).toBe(0);
    expect(await deliver('coba', made['secret'] as string, good, 'msg_coba')).toBe(202);
    await settled('coba', made['secret'] as string);
    expect(await casesAbout(word)).toBe(1);
  });

  it('names what is wrong as the quarantine then does', async () => {
    const { body: made } = await ask('PUT', '/v1/sources/coba-salah', { region: '18.09', mapping });
    for (const [n, bad] of [
      payloadOf({ kapan: 'kemarin' }),
      payloadOf({ apa: 'bukan-apa-apa' }),
      { data: {} },
    ].entries()) {
      const tried = await ask('POST', '/v1/sources/coba-salah/dry-run', {
        payload: JSON.stringify(bad),
      });
      const [told] = tried.body['tells'] as {
        becomes: string;
        reason: string;
        errors: { field: string; reason: string }[];
      }[];
      expect(told?.becomes).toBe('quarantine');
      await deliver('coba-salah', made['secret'] as string, bad, `msg_salah_${n}`);
      const [newest] = (await ask('GET', '/v1/sources/coba-salah/quarantine')).body[
        'deliveries'
      ] as { reason: string; fields: string[]; receivedAt: string }[];
      const all = (await ask('GET', '/v1/sources/coba-salah/quarantine')).body['deliveries'] as {
        reason: string;
        fields: string[];
      }[];
      const same = all.find(
        ({ fields }) =>
          fields.join() === told?.errors.map(({ field, reason }) => `${field}: ${reason}`).join(),
      );
      expect(same?.reason).toBe(told?.reason);
      expect(newest).toBeDefined();
    }
  });

  it('tries another mapping without keeping it', async () => {
    await ask('PUT', '/v1/sources/coba-lain', {
      region: '18.09',
      mapping: { ...mapping, place: 'tidak.ada' },
    });
    const tried = await ask('POST', '/v1/sources/coba-lain/dry-run', {
      payload: JSON.stringify(payloadOf()),
      mapping,
    });
    expect((tried.body['tells'] as Json[])[0]).toMatchObject({ becomes: 'report' });
    const { body } = await ask('GET', '/v1/sources/coba-lain');
    expect(body['mapping']).toMatchObject({ place: 'tidak.ada' });
  });

  it('says of what cannot be read that it cannot', async () => {
    const tried = await ask('POST', '/v1/sources/coba/dry-run', { payload: '{"data": ' });
    expect([tried.status, tried.body['tells']]).toEqual([200, []]);
    expect(tried.body['unreadable']).toMatchObject([{ reason: 'not-json' }]);
  });
});

describe('replay from quarantine, once the mapping is mended', () => {
  it('makes exactly one report of each delivery, however often, and leaves a line of it', async () => {
    const wrong = { ...mapping, conduct: 'data.jawaban.salah' };
    const { body: made } = await ask('PUT', '/v1/sources/mendap', {
      region: '18.09',
      mapping: wrong,
    });
    const word = aWord('mendap');
    const payload = payloadOf({ unit: word });
    for (let n = 0; n < 3; n += 1)
      expect(await deliver('mendap', made['secret'] as string, payload, `msg_mendap_${n}`)).toBe(
        202,
      );
    expect(await waitingIn('mendap')).toHaveLength(3);
    const early = await ask('POST', '/v1/sources/mendap/quarantine/replay', {});
    expect(early.body).toMatchObject({ replayed: 0, stillSetAside: 3 });
    expect(await waitingIn('mendap')).toHaveLength(3);
    await ask('PUT', '/v1/sources/mendap', { mapping });
    const [first] = await waitingIn('mendap');
    const one = `/v1/sources/mendap/quarantine/${first?.id ?? ''}`;
    const seen = await ask('GET', one);
    expect(JSON.stringify(seen.body)).not.toContain(word);
    const [parts = []] = seen.body['tells'] as { path: string }[][];
    expect(parts.map(({ path }) => path)).toContain(mapping.conduct);
    const twice = await Promise.all([
      ask('POST', `${one}/replay`, {}),
      ask('POST', `${one}/replay`, {}),
    ]);
    expect(twice.map(({ status }) => status).sort()[0]).toBe(200);
    expect((await ask('POST', '/v1/sources/mendap/quarantine/replay', {})).body).toMatchObject({
      replayed: 2,
      more: false,
    });
    expect(await waitingIn('mendap')).toHaveLength(0);
    await settled('mendap', made['secret'] as string);
    expect(await casesAbout(word)).toBe(3);
    // Its sender tries again, late: it is known.
    expect(await deliver('mendap', made['secret'] as string, payload, 'msg_mendap_0')).toBe(202);
    await settled('mendap', made['secret'] as string);
    expect(await casesAbout(word)).toBe(3);
  });

  it('takes nothing from a sender nobody knew, unless it proves itself then or an admin answers for it', async () => {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    expect(
      await deliver('belum-ada', secret, { data: aReport({ region: '18.09' }) }, 'msg_dini'),
    ).toBe(202);
    await ask('PUT', '/v1/sources/belum-ada', { region: '18.09' });
    const unproven = await ask('POST', '/v1/sources/belum-ada/quarantine/replay', {});
    expect(unproven.body).toMatchObject({ replayed: 0, unproven: 1 });
    await ask('PUT', '/v1/sources/belum-ada', { secrets: [secret] });
    expect((await ask('POST', '/v1/sources/belum-ada/quarantine/replay', {})).body).toMatchObject({
      replayed: 1,
    });
  });

  it('or discarding with a reason and a second admin empties it; without them nothing goes', async () => {
    const { body: made } = await ask('PUT', '/v1/sources/buang', { region: '18.09', mapping });
    await deliver('buang', made['secret'] as string, { data: {} }, 'msg_buang');
    const [entry] = await waitingIn('buang');
    const path = `/v1/sources/buang/quarantine/${entry?.id ?? ''}/discard`;
    expect((await ask('POST', path, { why: '' })).status).toBe(422);
    const { status, body } = await ask('POST', path, { why: 'Kiriman uji coba penyedia.' });
    expect([status, body['state']]).toEqual([202, 'waiting']);
    expect(await waitingIn('buang')).toHaveLength(1);
    const decision = `${path.replace('/discard', '')}/requests/${String(body['requestId'])}/decision`;
    const second = await signInTo(suite, 'admin', 'ID', 1);
    expect((await ask('POST', decision, { is: 'agreed' }, second)).status).toBe(200);
    expect((await ask('POST', path, { why: 'Kiriman uji coba penyedia.' })).status).toBe(404);
    expect((await ask('GET', '/v1/sources/buang')).body['waiting']).toEqual({});
  });
});
