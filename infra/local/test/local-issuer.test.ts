import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issuerToServe, random } from '../testing/issuer.ts';

const clientId = 'a-client';
const personOf = (id: string) => ({
  id,
  name: `<b>${id}</b>`,
  groups: ['staff'],
  attributes: { team: 'blue' },
});
const people = ['admin', 'reader'].map(personOf);
const unlisted = (id: string) => (id === 'crowd-7' ? personOf(id) : undefined);

const { seen, post, tokensOf, start, stop } = issuerToServe({ clientId, people, unlisted });
beforeAll(start);
afterAll(stop);

describe('the local issuer', () => {
  const verifier = random();
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asking = (more: Record<string, string> = {}) => ({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${seen.publicUrl}/sign-in/callback`,
    scope: 'openid',
    state: 's"><script>',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  });
  const codeFor = async (person: string) => {
    const response = await post('/authorize', { ...asking(), person });
    return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  };
  const exchange = async (code: string, more: Record<string, string> = {}) => {
    const fields = {
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: `${seen.publicUrl}/sign-in/callback`,
      code,
      code_verifier: verifier,
      ...more,
    };
    return (await post('/token', fields)).status;
  };

  it('offers every demo person and escapes what it was asked with', async () => {
    const query = new URLSearchParams(asking()).toString();
    const page = await (await fetch(`${seen.issuer}/authorize?${query}`)).text();
    for (const { id } of people) expect(page).toContain(`value="${id}"`);
    expect(page).not.toMatch(/<script>|<b>|crowd-7/);
  });

  it('gives a code only for 60 seconds, once, to who holds the verifier', async () => {
    expect(await exchange(await codeFor('admin'))).toBe(200);
    expect(await exchange(await codeFor('crowd-7'))).toBe(200);
    expect((await post('/authorize', { ...asking(), person: 'crowd-8' })).status).toBe(400);
    const guessed = await codeFor('admin');
    expect(await exchange(guessed, { code_verifier: random() })).toBe(400);
    expect(await exchange(guessed)).toBe(400);
    expect(await exchange(await codeFor('admin'), { redirect_uri: `${seen.publicUrl}/else` })).toBe(
      400,
    );
    expect(await exchange(await codeFor('admin'), { client_id: 'else' })).toBe(401);
    const late = await codeFor('admin');
    seen.aheadMs = 60_000;
    expect(await exchange(late)).toBe(400);
    seen.aheadMs = 0;
  });

  it('returns nowhere outside the site', async () => {
    const outside = [
      'https://evil.example/',
      `${seen.publicUrl}.evil.example/`,
      `${seen.publicUrl}@evil.example/`,
      '/x',
    ];
    for (const redirect_uri of outside) {
      const response = await post('/authorize', { ...asking({ redirect_uri }), person: 'admin' });
      expect(response.status).toBe(400);
      const out = new URLSearchParams({ post_logout_redirect_uri: redirect_uri }).toString();
      expect((await fetch(`${seen.issuer}/logout?${out}`)).status).toBe(400);
    }
  });

  it('asks for PKCE, and answers what it does not know with an error', async () => {
    const response = await post('/authorize', {
      ...asking({ code_challenge_method: 'plain' }),
      person: 'admin',
    });
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe(
      'invalid_request',
    );
    expect((await post('/token', { grant_type: 'password', username: 'nobody' })).status).toBe(400);
    expect((await post('/token', { client_id: clientId })).status).toBe(400);
    expect((await post('/authorize', { ...asking(), person: 'nobody' })).status).toBe(400);
    expect((await post('/token', { username: 'x'.repeat(20_000) })).status).toBe(400);
    expect((await post('/else', {})).status).toBe(404);
  });

  it('says of a person what the pool would: groups and own attributes', async () => {
    const [, claims = ''] = (await tokensOf('reader')).id_token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      'cognito:username': 'reader',
      'cognito:groups': ['staff'],
      'custom:team': 'blue',
      aud: clientId,
    });
  });

  it('keeps only the public half of its key in the open', async () => {
    const keys = await (await fetch(`${seen.issuer}/.well-known/jwks.json`)).text();
    expect(keys).toContain('"kty":"EC"');
    expect(keys).not.toContain('"d":');
  });
});
