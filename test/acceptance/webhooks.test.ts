import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let admin: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  admin = await signInTo(suite, 'admin', 'ID');
});

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

const putSource = async (source: string, form: object) => {
  const answer = await suite.client.get(`/v1/sources/${source}`, {
    method: 'PUT',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify(form),
  });
  expect(answer.status).toBe(200);
};

type Sending = { secret: string; body?: string; id?: string; at?: number };

const send = async (
  source: string,
  { secret, body, id, at }: Sending,
  change: (h: Headers) => void = () => {},
) => {
  const text = body ?? JSON.stringify({ type: 'report.submitted', data: aReport({}) });
  const signed = signStandardWebhook({
    id: id ?? `msg_${randomUUID()}`,
    timestampMs: at ?? Date.now(),
    body: Buffer.from(text),
    secret,
  });
  const headers = new Headers(signed);
  change(headers);
  const sent: Record<string, string> = {};
  headers.forEach((value, name) => (sent[name] = value));
  return suite.client.postRaw(`/v1/webhooks/${source}`, text, sent);
};

type Listed = { cases: { caseNumber: string }[] };

/** The cases about a unit that only this test names: no list has it, so only those above the region see them. */
const casesAbout = async (unit: string) => {
  const headers = await signInTo(suite, 'chair', '18');
  const { body } = await suite.client.get(`/v1/cases?q=${unit}`, { headers });
  return (body as Listed).cases;
};

const quarantine = async (source: string) =>
  (
    (await suite.client.get(`/v1/sources/${source}/quarantine`, { headers: admin })).body as {
      deliveries: { reason: string; fields: string[] }[];
    }
  ).deliveries;

describe('webhooks', () => {
  it('makes one report of a signed delivery, however often its id comes', async () => {
    const secret = newSecret();
    await putSource('formulir-a', { secrets: [secret] });
    const [unit, later] = [randomUUID(), randomUUID()];
    const about = (accusedUnit: string) => JSON.stringify({ data: aReport({ accusedUnit }) });
    const again = { secret, id: `msg_${randomUUID()}`, body: about(unit) };
    for (let i = 0; i < 3; i += 1) expect((await send('formulir-a', again)).status).toBe(202);
    // Cases are opened in order: once there is one of a later report, all of the earlier ones are there.
    expect((await send('formulir-a', { secret, body: about(later) })).status).toBe(202);
    await eventually('the later case', 60, async () => (await casesAbout(later))[0]);
    const cases = await casesAbout(unit);
    expect(cases).toHaveLength(1);
    await messagesAbout(suite.client, cases[0]?.caseNumber ?? '', 1);
  });

  it('takes every live secret, old and new, shared and public key', async () => {
    const [old, fresh] = [newSecret(), newSecret()];
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    await putSource('formulir-b', { secrets: [fresh, old, `whpk_${raw.toString('base64')}`] });
    for (const secret of [old, fresh, `whsk_${seed.toString('base64')}`]) {
      expect((await send('formulir-b', { secret })).status).toBe(202);
    }
    expect(await quarantine('formulir-b')).toEqual([]);
  });

  it('takes the svix header family', async () => {
    const secret = newSecret();
    await putSource('formulir-c', { secrets: [secret] });
    const answer = await send('formulir-c', { secret }, (headers) => {
      for (const name of ['id', 'timestamp', 'signature']) {
        headers.set(`svix-${name}`, headers.get(`webhook-${name}`) ?? '');
        headers.delete(`webhook-${name}`);
      }
    });
    expect(answer.status).toBe(202);
  });

  it.each<[string, Partial<Sending>, (headers: Headers) => void]>([
    ['another secret', { secret: newSecret() }, () => {}],
    ['a stale timestamp', { at: Date.now() - 301_000 }, () => {}],
    ['a timestamp from the future', { at: Date.now() + 600_000 }, () => {}],
    ['another id than was signed', {}, (headers) => headers.set('webhook-id', 'msg_other')],
    ['no signature', {}, (headers) => headers.delete('webhook-signature')],
    [
      'a sloppy timestamp',
      {},
      (h) => h.set('webhook-timestamp', `${h.get('webhook-timestamp')}abc`),
    ],
  ])('refuses %s with 401 and keeps nothing', async (_, sending, change) => {
    const secret = newSecret();
    await putSource('formulir-d', { secrets: [secret] });
    const before = (await quarantine('formulir-d')).length;
    const answer = await send('formulir-d', { secret, ...sending }, change);
    expect(answer).toMatchObject({ status: 401, body: { code: 'signature-refused' } });
    expect(await quarantine('formulir-d')).toHaveLength(before);
  });

  it('quarantines what is signed but cannot become a report, and says which field', async () => {
    const secret = newSecret();
    await putSource('formulir-e', { secrets: [secret] });
    const unmapped = JSON.stringify({ data: aReport({ region: '99.99' }) });
    expect((await send('formulir-e', { secret, body: unmapped })).status).toBe(202);
    expect((await send('formulir-e', { secret, body: 'not json' })).status).toBe(202);
    const id = `msg_${randomUUID()}`;
    expect((await send('formulir-e', { secret, id })).status).toBe(202);
    const other = JSON.stringify({ data: aReport({ place: 'Tempat lain' }) });
    expect((await send('formulir-e', { secret, id, body: other })).status).toBe(202);
    const reasons = (await quarantine('formulir-e')).map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(['invalid-fields', 'malformed-json', 'same-id-other-body']);
  });

  it('never tells a sender that its source is unknown', async () => {
    expect((await send('salah-ketik', { secret: newSecret() })).status).toBe(202);
    expect((await quarantine('salah-ketik'))[0]).toMatchObject({ reason: 'unknown-source' });
  });

  it('finds a source however its name is spelt', async () => {
    const secret = newSecret();
    await putSource('formulir-lapor', { secrets: [secret] });
    for (const spelt of ['Formulir-Lapor', 'formulir_lapor', 'formulir-lapor%20', 'FORMULIR lapor'])
      expect([spelt, (await send(spelt, { secret: newSecret() })).status]).toEqual([spelt, 401]);
    expect((await send('Formulir_Lapor%20', { secret })).status).toBe(202);
    expect(await quarantine('formulir-lapor')).toEqual([]);
  });

  it('shows admins of the nation what came for names nobody made, and which source was likely meant', async () => {
    await putSource('formulir-warga', { secrets: [newSecret()] });
    for (const spelt of ['formulir-wrgaa', 'Formulir-Wrgaa'])
      expect((await send(spelt, { secret: newSecret() })).status).toBe(202);
    type List = { unknownNames: { name: string; deliveries: number; likely: string | null }[] };
    const listAs = async (headers: Record<string, string>) =>
      (await suite.client.get('/v1/sources', { headers })).body as List;
    const { unknownNames } = await listAs(admin);
    expect(unknownNames.find(({ name }) => name === 'formulir-wrgaa')).toMatchObject({
      deliveries: 2,
      likely: 'formulir-warga',
    });
    expect((await listAs(await signInTo(suite, 'admin', '18.09'))).unknownNames).toEqual([]);
  });

  it.each([
    '',
    '/',
    '/formulir/lebih',
    '/formulir/lebih/dalam',
    `/${'panjang'.repeat(20)}`,
    '/%20',
    '/..%2f',
    '/formulir?x=1',
  ])('never answers 404 or 410 below /v1/webhooks: %s', async (path) => {
    const url = `${suite.url}/v1/webhooks${path}`;
    const post = await fetch(url, { method: 'POST', body: '{}' });
    expect(post.status).toBe(202);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      const { status } = await fetch(url, { method });
      expect([method, [404, 410].includes(status) || status >= 500]).toEqual([method, false]);
    }
  });
});
