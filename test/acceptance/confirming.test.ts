import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { asnRealm } from '../../infra/demo/civil-servants.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
beforeAll(async () => {
  suite = await startSuiteProcess();
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const region = '35.75';
const unit = 'DISDIK';

/** A browser that keeps cookies as one of our pages sets them, and follows nothing by itself. */
const aBrowser = () => {
  const jar = new Map<string, string>();
  const ask = async (address: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(address, suite.url), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(/[=;]/, 2);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const location = response.headers.get('location') ?? '';
    return { status: response.status, body: await response.text(), location };
  };
  return { ask, jar };
};
type Browser = ReturnType<typeof aBrowser>;

/** The way there and back: what the issuer sends the browser back with. */
const chooseAt = async ({ ask }: Browser, person: string): Promise<string> => {
  const { location } = await ask(`/ikrar/akun/masuk?region=${region}&unit=${unit}`);
  const asked = new URL(location);
  expect(asked.pathname).toBe('/_local/realms/asn/authorize');
  expect((await ask(location)).body).toContain(`value="${person}"`);
  const fields = Object.fromEntries(asked.searchParams);
  return (await ask('/_local/realms/asn/authorize', { ...fields, person })).location;
};

const signIn = async (browser: Browser, person: string) =>
  browser.ask(await chooseAt(browser, person));

const formOf = (page: string, more: Record<string, string> = {}) => ({
  ...Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  ),
  ...{ region, unit: `${region}/${unit}`, staffKind: 'pns', act: 'ikrar', agreed: 'yes' },
  ...more,
});

const confirm = async (person: string) => {
  const browser = aBrowser();
  const back = await signIn(browser, person);
  const page = await browser.ask(back.location);
  return browser.ask('/ikrar/akun/kirim', formOf(page.body));
};

const receiptOn = (page: string): string => /class="code">([^<]+)/.exec(page)?.[1] ?? '';
const standingOf = async (receipt: string) => {
  const { body } = await suite.client.get(`/v1/receipts/${receipt}`);
  return z.parse(z.looseObject({ standing: z.string() }), body).standing;
};

const counts = z.object({
  regions: z.array(z.looseObject({ pledged: z.nullable(z.int()), standings: z.unknown() })),
});
const countsOf = async () => {
  const { body } = await suite.client.get(`/v1/participation?region=${region}`);
  return z.parse(counts, body).regions[0];
};

const nipOf = (person: string): string =>
  asnRealm.people.find(({ id }) => id === person)?.claims?.['preferred_username'] ?? '';

describe('a civil servant', () => {
  it('claims, is led to the sign-in by form and receipt, signs in, and is confirmed', async () => {
    const browser = aBrowser();
    const form = await browser.ask(`/ikrar?region=${region}`);
    expect(form.body).toContain(`href="/ikrar/akun/masuk?region=${region}"`);
    const claim = { region, unit, staffKind: 'pns', number: nipOf('asn-1'), agreed: 'yes' };
    const claimed = await browser.ask('/v1/pledges', claim);
    expect(claimed.body).toContain('Masuk dengan akun ASN');
    expect(await standingOf(receiptOn(claimed.body))).toBe('claimed');

    const back = await signIn(browser, 'asn-1');
    expect(back.location).toBe(`${suite.url}/ikrar/akun?region=${region}&unit=${unit}`);
    const page = await browser.ask(back.location);
    expect(page.body).toContain('berakhir 901');
    expect(page.body).not.toContain(nipOf('asn-1'));
    const done = await browser.ask('/ikrar/akun/kirim', formOf(page.body));
    expect(done.status).toBe(201);
    expect(done.body).not.toContain('Masuk dengan akun ASN');
    const receipt = receiptOn(done.body);
    expect(await standingOf(receipt)).toBe('confirmed');
    const certificate = await browser.ask(`/v1/receipts/${receipt}/certificate`);
    expect(certificate.body).toContain('masuk dengan akun ASN miliknya sendiri');
  });

  it('is part of the headline with others who are confirmed, once, whatever is claimed afterwards', async () => {
    for (const person of ['asn-2', 'asn-3', 'asn-4', 'asn-5']) await confirm(person);
    await confirm('asn-2');
    const claim = { region: '18.09', unit: 'DISDIK', staffKind: 'pns', agreed: true };
    await suite.client.post('/v1/pledges', { ...claim, number: nipOf('asn-3') });
    const seen = await eventually('five confirmed to be shown', 60, async () => {
      const now = await countsOf();
      return now?.pledged === 5 ? now : undefined;
    });
    expect(JSON.stringify(seen.standings)).toContain('confirmed');
    const csv = await fetch(`${suite.url}/v1/participation/export?region=${region}`, {
      headers: { accept: 'text/csv' },
    });
    expect(await csv.text()).toMatch(/confirmed|Dikonfirmasi/);
  });

  it('gets no proof by an account without a NIP', async () => {
    const refused = await signIn(aBrowser(), 'asn-admin');
    expect(refused.status).toBe(401);
    expect(refused.body).toContain('tidak memuat NIP');
  });
});

describe('whoever would confirm somebody else', () => {
  it('cannot type a number, forge a proof, or use one of the satgas’s sign-in', async () => {
    const browser = aBrowser();
    const back = await signIn(browser, 'asn-6');
    const page = await browser.ask(back.location);
    const typed = formOf(page.body, { number: nipOf('asn-1') });
    expect((await browser.ask('/ikrar/akun/kirim', typed)).status).toBe(422);
    const proof = browser.jar.get('netral_asn') ?? '';
    browser.jar.set('netral_asn', proof.slice(0, -4));
    expect((await browser.ask('/ikrar/akun/kirim', formOf(page.body))).status).toBe(401);
    const token = await fetch(`${suite.url}/_local/issuer/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username: 'pesawaran-chair' }),
    });
    const { id_token } = z.parse(z.object({ id_token: z.string() }), await token.json());
    browser.jar.set('netral_asn', id_token);
    expect((await browser.ask('/ikrar/akun/kirim', formOf(page.body))).status).toBe(401);
  });

  it('cannot come back in another browser, or twice', async () => {
    const browser = aBrowser();
    const back = await chooseAt(browser, 'asn-6');
    expect((await aBrowser().ask(back)).status).toBe(401);
    const cookies = new Map(browser.jar);
    expect((await browser.ask(back)).status).toBe(303);
    for (const [name, value] of cookies) browser.jar.set(name, value);
    // The state is there again; the code is used up at the issuer.
    expect((await browser.ask(back)).status).toBe(401);
  });

  it('finds a pledge made by nobody: all is refused before the form is sent', async () => {
    const { ask } = aBrowser();
    expect((await ask('/ikrar/akun')).status).toBe(401);
    expect((await ask('/ikrar/akun/kirim', formOf('', { signIn: 'x' }))).status).toBe(401);
    expect((await ask('/ikrar/akun/kembali?code=x&state=y')).status).toBe(401);
  });
});
