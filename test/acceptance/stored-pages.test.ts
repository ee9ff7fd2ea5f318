import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { tokenFor } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let session: string;

beforeAll(async () => {
  suite = await startSuiteProcess();
  const { authorization = '' } = await tokenFor(suite, 'admin');
  session = authorization.replace('Bearer ', '');
  const { text } = await asked('/boleh', { accept: 'application/json' });
  const { entries } = JSON.parse(text) as { entries: { entry: string }[] };
  named['entry'] = entries[0]?.entry ?? '';
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** What stands in a path, where it matters. */
const named: Record<string, string> = {
  region: '18.09',
  handbook: 'admin',
  room: 'cases',
  file: 'netral.css',
  version: 'x',
  year: '2026',
  entry: '',
};
const addressOf = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'x');

const gets = operations.filter(({ method }) => method === 'GET');
const stored = gets.filter((one) => one.stored);
const accepts = ['text/html', 'application/json'];

const asked = async (path: string, headers: Record<string, string>) => {
  const response = await fetch(`${suite.url}${path}`, { headers, redirect: 'manual' });
  return { response, text: await response.text() };
};

describe('what a cache may store', () => {
  it.each(stored.map(({ path }) => path))(
    'is the same whoever asks, and holds nothing that is one person’s: %s',
    async (path) => {
      const address = addressOf(path);
      for (const accept of accepts) {
        const { response, text } = await asked(address, { accept });
        expect(response.status).toBe(200);
        expect(response.headers.get('cache-control')).toMatch(/^public, .*max-?age=/);
        expect(response.headers.getSetCookie()).toEqual([]);
        const mine = await asked(address, {
          ...{ accept, authorization: `Bearer ${session}`, 'accept-language': 'en-GB' },
          ...{ cookie: `netral_session=${session}`, 'user-agent': 'another' },
          ...{
            'x-forwarded-for': '198.51.100.9',
            puzzle: 'offer',
            'idempotency-key': 'k'.repeat(20),
          },
        });
        expect({ path, accept, text: mine.text }).toEqual({ path, accept, text });
        expect(text).not.toMatch(/name="(idempotencyKey|csrf|state|proof)"[^>]* value="[^"]/);
        expect(text).not.toMatch(/data-puzzle="|(action|href)="[^"]*\/sign-out"/);
      }
    },
  );

  it.each(gets.filter((one) => !one.stored).map(({ path }) => path))('is not %s', async (path) => {
    for (const accept of accepts) {
      const headers = { accept, cookie: `netral_session=${session}` };
      const { response } = await asked(addressOf(path), headers);
      expect(response.headers.get('cache-control') ?? 'none').toMatch(/^(no-store|none)/);
    }
  });

  it('is never a page that sets the language, nor a form with more in its address than a unit', async () => {
    const control = async (path: string) =>
      (await asked(path, { accept: 'text/html' })).response.headers.get('cache-control');
    expect(await control('/?lang=en')).toBe('no-store');
    expect(await control('/ikrar?region=18.09&unit=DISDIK')).toMatch(/s-maxage=60/);
    expect(await control('/ikrar?region=18.09&number=198609262015051001')).toBe('no-store');
    expect(await control('/panduan/nobody')).toBe('no-store');
  });

  it('lets people who share the stored form pledge, each for themselves', async () => {
    const { text } = await asked('/ikrar', { accept: 'text/html' });
    expect(text).toContain('name="idempotencyKey"');
    const receipts = await Promise.all(
      ['THL-1', 'THL-2'].map(async (staffNumber) => {
        const form = { region: '18.09', unit: 'DISDIK', staffKind: 'non-asn', agreed: 'yes' };
        const body = new URLSearchParams({ ...form, staffNumber, idempotencyKey: '' });
        const headers = { accept: 'application/json' };
        const response = await fetch(`${suite.url}/v1/pledges`, { method: 'POST', body, headers });
        expect({ status: response.status, body: response.ok ? '' : await response.text() }).toEqual(
          {
            ...{ status: 201, body: '' },
          },
        );
        return ((await response.json()) as { receipt: string }).receipt;
      }),
    );
    expect(new Set(receipts).size).toBe(2);
  });
});
