import { describe, expect, it } from '@jest/globals';
import type { Onward } from '../../shared/sign-in/cookies.ts';
import { trustworthyAddress } from '../../shared/sign-in/issuer-address.ts';
import { oidcClient } from '../../shared/sign-in/oidc-client.ts';
import { siteAddress } from '../../shared/sign-in/site-address.ts';
import { startSignIn } from '../../shared/sign-in/start-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import { clientId, random, stateKey, useIssuer, requestOf } from './sign-in-suite.ts';

const { seen, now, post, suite } = useIssuer();

const cookieValue = (onward: Onward, name: string) =>
  onward.cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';

/** Chooses a person on the issuer's page; the query that the browser then brings back. */
const choose = async (onward: Onward, person: string) => {
  const asked = Object.fromEntries(new URL(onward.location).searchParams);
  const response = await post('/authorize', { ...asked, person });
  return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
};

const refusalOf = async (run: () => Promise<unknown>) => {
  try {
    await run();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, reason: error.errors[0]?.reason };
    throw error;
  }
  return undefined;
};

describe('signing in', () => {
  it('leads through the issuer back to where the person wanted to go, signed in', async () => {
    const { start, finish, authorise } = suite();
    const onward = await start({ returnTo: '/v1/alerts?region=14.06' });
    const location = new URL(onward.location);
    expect(location.href.startsWith(`${seen.publicUrl}/_local/issuer/authorize?`)).toBe(true);
    expect(location.searchParams.get('code_challenge_method')).toBe('S256');
    expect(onward.cookies[0]).toMatch(/; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);

    const query = await choose(onward, 'rokanhulu-chair');
    const back = await finish({
      query,
      headers: { cookie: [cookieValue(onward, 'netral_sign_in')] },
    });
    expect(back.location).toBe(`${seen.publicUrl}/v1/alerts?region=14.06`);
    expect(cookieValue(back, 'netral_sign_in')).toBe('netral_sign_in=');

    const policy = await authorise(requestOf({ cookie: cookieValue(back, 'netral_session') }));
    expect(policy.context).toEqual({
      personId: 'rokanhulu-chair',
      role: 'chair',
      region: '14.06',
      name: 'Zulhendri Rambahsena',
      unit: 'SEKDA',
    });
  });

  it('takes a code only once', async () => {
    const { start, finish } = suite();
    const onward = await start({ returnTo: undefined });
    const query = await choose(onward, 'admin');
    const callback = { query, headers: { cookie: [cookieValue(onward, 'netral_sign_in')] } };
    await finish(callback);
    expect(await refusalOf(() => finish(callback))).toEqual({
      code: 'not-signed-in',
      reason: 'used-or-expired',
    });
  });

  it('refuses a state that is missing, forged, late or of another sign-in', async () => {
    const { start, finish } = suite();
    const onward = await start({ returnTo: '/' });
    const other = await start({ returnTo: '/' });
    const query = await choose(onward, 'admin');
    const reason = async (cookie: string, sent: Record<string, string> = query) =>
      (await refusalOf(() => finish({ query: sent, headers: { cookie: [cookie] } })))?.reason;
    const own = cookieValue(onward, 'netral_sign_in');
    expect(await reason('')).toBe('missing');
    expect(await reason(own.replace(/=./, '=A'))).toBe('forged');
    expect(await reason(`netral_sign_in=${own.split('.')[1] ?? ''}`)).toBe('forged');
    expect(await reason(cookieValue(other, 'netral_sign_in'))).toBe('other-sign-in');
    expect(await reason(own, { state: query['state'] ?? '', error: 'access_denied' })).toBe(
      'refused-by-issuer',
    );
    expect(await reason(own, { state: query['state'] ?? '' })).toBe('required');
    expect(await reason(own, { ...query, iss: 'https://else.example' })).toBe('other-issuer');
    expect(await reason(own, { ...query, code: 'made-up' })).toBe('used-or-expired');
    seen.aheadMs = 601_000;
    expect(await reason(own)).toBe('expired');
    seen.aheadMs = 0;
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'evil',
    '/a\r\nSet-Cookie: x=y',
    '',
  ])('leads home instead of to %j', async (returnTo) => {
    const { start, finish } = suite();
    const onward = await start({ returnTo });
    const query = await choose(onward, 'admin');
    const back = await finish({
      query,
      headers: { cookie: [cookieValue(onward, 'netral_sign_in')] },
    });
    expect(back.location).toBe(`${seen.publicUrl}/`);
  });

  it('keeps cookies to https and to the stage path where the site has them', async () => {
    const site = siteAddress('https://netral.example/live/', '/sign-in/callback');
    const oidc = oidcClient({ issuer: seen.issuer, clientId });
    const onward = await startSignIn({
      ...{ site, oidc, stateKey, random, now },
      cookie: 'netral_sign_in',
      asks: { scope: 'openid profile email' },
    })({ returnTo: '/' });
    expect(onward.cookies[0]).toMatch(
      /; Path=\/live; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    const redirectUri = new URL(onward.location).searchParams.get('redirect_uri');
    expect(redirectUri).toBe('https://netral.example/live/sign-in/callback');
  });

  it('ends the session here and at the issuer', async () => {
    const { location, cookies } = await suite().leave({});
    expect(cookies.every((cookie) => cookie.includes('=; ') && cookie.includes('Max-Age=0'))).toBe(
      true,
    );
    const response = await fetch(location, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${seen.publicUrl}/`);
  });

  it('asks an issuer over plain http only on the very machine', () => {
    expect(() => trustworthyAddress('http://issuer.example')).toThrow();
    expect(() => trustworthyAddress('http://127.0.0.1.evil.example')).toThrow();
    expect(trustworthyAddress('http://localhost:3000/_local/issuer')).toContain('localhost');
    expect(trustworthyAddress('https://issuer.example')).toContain('https');
  });
});
