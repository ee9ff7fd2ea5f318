import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo, tokenFor } from '../support/sign-in.ts';

// An officer that no other file signs in as; the impostor's account has claims that name the same entry.
const region = '75.04';
const officerId = 'pohuwato-officer-1';
const phone = '+6281200000009';
const entry = {
  ...{ rung: 'officer', name: 'Fatmawisna Puanangala', unit: 'INSPEKTORAT' },
  ...{ phone, email: `${officerId}@contoh.example` },
};

type Headers = Record<string, string>;
let suite: LentSuite;
let own: Headers;
let impostor: Headers;
beforeAll(async () => {
  suite = await lentSuite();
  own = await tokenFor(suite, officerId);
  impostor = await tokenFor(suite, 'akun-lain');
});

const statusOf = async (path: string, headers: Headers) =>
  (await suite.client.get(path, { headers })).status;
const reasonOf = ({ body }: { body: unknown }) =>
  (body as { errors?: { reason: string }[] }).errors?.[0]?.reason;
const whyNot = async (headers: Headers) => reasonOf(await suite.client.get('/v1/me', { headers }));

/** What there is to see for an officer, and for whoever says to be one. */
const doors = ['/v1/me', '/v1/alerts', '/v1/cases', '/v1/cases/mine'];
const seen = async (headers: Headers) => Promise.all(doors.map((path) => statusOf(path, headers)));

const ask = async (headers: Headers): Promise<{ digits: string; link: string }> => {
  const before = (await linksTo(phone)).length;
  const asked = await suite.client.post('/v1/account-links', {}, headers);
  expect(asked.status).toBe(202);
  const { digits } = asked.body as { digits: string };
  const link = await eventually('the link', 60, async () => {
    const found = await linksTo(phone);
    return found.length > before ? found[0] : undefined;
  });
  return { digits, link };
};

const linksTo = async (to: string): Promise<string[]> =>
  (await suite.client.outbox(`&to=${encodeURIComponent(to)}`))
    .filter((message) => message.to === to)
    .flatMap(({ body }) => /\/s\/\S+/.exec(body)?.[0] ?? []);

const press = (link: string, digits: string) => suite.client.post(link, { digits });

/** What an admin of the nation proposes, and another agrees to. */
const release = async (): Promise<void> => {
  const [first, second] = [
    await signInTo(suite, 'admin', 'ID'),
    await signInTo(suite, 'admin', 'ID', 1),
  ];
  const { body } = await suite.client.get(`/v1/officers/${region}/${officerId}`, {
    method: 'PUT',
    headers: { ...first, 'content-type': 'application/json' },
    body: JSON.stringify({ ...entry, account: 'release' }),
  });
  const { changeId } = (body as { change: { changeId: string } }).change;
  const decision = `/v1/register-changes/${region}/${changeId}/decision`;
  expect((await suite.client.post(decision, { is: 'agreed' }, first)).status).toBe(403);
  expect(await whyNot(own)).toBeUndefined();
  expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);
};

describe('an account whose claims name an officer', () => {
  it('sees nothing where the officer has another, and admins and oversight see that it tried', async () => {
    expect(await seen(own)).toEqual([200, 200, 200, 200]);
    expect(await seen(impostor)).toEqual([403, 403, 403, 403]);
    expect(await whyNot(impostor)).toBe('account-of-another');
    expect(reasonOf(await suite.client.post('/v1/account-links', {}, impostor))).toBe(
      'account-of-another',
    );
    for (const role of ['admin', 'oversight']) {
      const headers = await signInTo(suite, role, 'ID');
      const listed = await suite.client.get(`/v1/account-clashes?region=${region}`, { headers });
      expect(listed.body).toMatchObject({ region, clashes: [{ region, officerId }] });
    }
  });

  it('is released by two, bound anew by the phone of the register alone, and by no other', async () => {
    await release();
    await eventually('the release', 60, async () =>
      (await whyNot(own)) === 'account-unbound' ? true : undefined,
    );
    expect(await seen(own)).toEqual([403, 403, 403, 403]);
    const page = await fetch(`${suite.url}/v1/alerts`, {
      headers: { ...own, accept: 'text/html' },
    });
    expect(await page.text()).toContain('action="/v1/account-links"');
    expect(await seen(impostor)).toEqual([403, 403, 403, 403]);
    const told = await eventually('what the officer is told', 60, async () => {
      const sent = (await suite.client.outbox()).filter(({ body }) => body.includes('dilepas'));
      return sent.length >= 2 ? sent.map(({ to }) => to) : undefined;
    });
    expect(told.sort()).toEqual([phone, entry.email].sort());

    const theirs = await ask(impostor);
    expect((await suite.client.get(theirs.link)).body).toEqual({ state: 'unbound' });
    const right = await ask(own);
    if (right.digits !== theirs.digits)
      expect(reasonOf(await press(theirs.link, right.digits))).toBe('wrong-digits');
    expect(await seen(impostor)).toEqual([403, 403, 403, 403]);

    const two = await Promise.all([
      press(right.link, right.digits),
      press(right.link, right.digits),
    ]);
    expect(two.map(({ status }) => status)).toEqual([200, 200]);
    expect(await seen(own)).toEqual([200, 200, 200, 200]);
    expect(reasonOf(await press(theirs.link, theirs.digits))).toBe('account-bound-otherwise');
    expect(await seen(impostor)).toEqual([403, 403, 403, 403]);
  });

  it('is told on a page what stands in the way, and is offered no link where another is bound', async () => {
    const page = await fetch(`${suite.url}/v1/alerts`, {
      headers: { ...impostor, accept: 'text/html' },
    });
    expect(page.status).toBe(403);
    const text = await page.text();
    expect(text).toContain('bukan akun yang terikat');
    expect(text).not.toContain('/v1/account-links');
  });
});
