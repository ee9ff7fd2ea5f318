import { beforeAll, describe, expect, it } from '@jest/globals';
import { aPledge, aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;

beforeAll(async () => {
  suite = await lentSuite();
});

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

type Row = [string, string, unknown, number, string, string];

describe('bad input', () => {
  it.each<Row>([
    [
      'an unknown region',
      '/v1/pledges',
      aPledge({ region: '99.99' }),
      422,
      'region',
      'unknown-region',
    ],
    ['an unknown unit', '/v1/pledges', aPledge({ unit: 'NOWHERE' }), 422, 'unit', 'unknown-unit'],
    [
      'a NIP of impossible birth',
      '/v1/pledges',
      aPledge({ number: '198613262015051001' }),
      422,
      'number',
      '',
    ],
    [
      'a NIP of 17 digits',
      '/v1/pledges',
      aPledge({ number: '19860926201505100' }),
      422,
      'number',
      '',
    ],
    [
      'a number in place of text',
      '/v1/pledges',
      aPledge({ region: 18.09 }),
      422,
      'region',
      'wrong-type',
    ],
    [
      'a missing field',
      '/v1/pledges',
      aPledge({ staffKind: undefined }),
      422,
      'staffKind',
      'required',
    ],
    ['an unknown field', '/v1/pledges', aPledge({ nama: 'x' }), 422, 'nama', 'unknown-field'],
    ['no agreement', '/v1/pledges', aPledge({ agreed: false }), 422, 'agreed', ''],
    ['a list in place of a form', '/v1/pledges', [], 422, 'body', 'wrong-type'],
    [
      'a future date',
      '/v1/reports',
      aReport({ occurredOn: tomorrow, knownOn: tomorrow }),
      422,
      'occurredOn',
      'in-the-future',
    ],
    [
      'a date that does not exist',
      '/v1/reports',
      aReport({ occurredOn: '2026-02-30' }),
      422,
      'occurredOn',
      'not-a-date',
    ],
    [
      'an unnamed accused',
      '/v1/reports',
      aReport({ accusedName: undefined }),
      422,
      'accusedName',
      'accused-unnamed',
    ],
    [
      'a lead with a name',
      '/v1/reports',
      aReport({ reporterName: 'Warga' }),
      422,
      'reporterName',
      'not-for-lead',
    ],
    ['a code that is none', '/v1/tracking', { code: '123' }, 422, 'code', 'code-length'],
  ])('refuses %s by name', async (_, path, body, status, field, reason) => {
    const answer = await suite.client.post(path, body);
    const wanted = expect.objectContaining(reason ? { field, reason } : { field });
    expect(answer).toMatchObject({ status, body: { errors: expect.arrayContaining([wanted]) } });
  });

  it.each<[string, string, string, RequestInit, number, string]>([
    [
      'malformed JSON',
      'POST',
      '/v1/pledges',
      { body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'malformed-json',
    ],
    [
      'an empty body',
      'POST',
      '/v1/pledges',
      { headers: { 'content-type': 'application/json' } },
      400,
      'malformed-json',
    ],
    [
      'another media type',
      'POST',
      '/v1/pledges',
      { body: '<x/>', headers: { 'content-type': 'text/xml' } },
      415,
      'media-type-refused',
    ],
    [
      'a body over the limit',
      'POST',
      '/v1/reports',
      { body: 'x'.repeat(300_000), headers: { 'content-type': 'application/json' } },
      413,
      'body-too-large',
    ],
    ['a wrong method', 'DELETE', '/v1/pledges', {}, 405, 'method-not-allowed'],
    ['a wrong path', 'GET', '/v1/nothing', {}, 404, 'no-such-address'],
    ['a forged link', 'GET', `/a/${'A'.repeat(48)}`, {}, 403, 'link-refused'],
    ['a malformed link', 'GET', '/a/xyz', {}, 403, 'link-refused'],
    [
      'a made-up token',
      'GET',
      '/v1/alerts',
      { headers: { authorization: 'Bearer a.b.c' } },
      401,
      'not-signed-in',
    ],
    ['a made-up receipt', 'GET', '/v1/receipts/AAAA', {}, 422, 'receipt-refused'],
    ['a malformed query', 'GET', '/v1/participation?region=abc', {}, 422, 'invalid-fields'],
  ])('answers %s with its own problem', async (_, method, path, init, status, code) => {
    const response = await fetch(`${suite.url}${path}`, { method, ...init });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect({ status: response.status, body: (await response.json()) as unknown }).toMatchObject({
      status,
      body: { code },
    });
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
  });

  it('shows a person the same refusal as a page, in their language', async () => {
    const response = await fetch(`${suite.url}/v1/pledges?lang=en`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        region: '18.09',
        unit: 'DISDIK',
        staffKind: 'pns',
        number: '12',
        agreed: 'yes',
      }),
    });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('lang="en"');
  });
});
