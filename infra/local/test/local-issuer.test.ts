import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { demoPeople } from '../../demo/demo-people.ts';
import { clientId, random, useIssuer } from '../../../test/local/sign-in-suite.ts';

const { seen, post } = useIssuer();

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
    for (const { id } of demoPeople) expect(page).toContain(`value="${id}"`);
    expect(page).not.toContain('<script>');
  });

  it('gives a code only for 60 seconds, once, to who holds the verifier', async () => {
    expect(await exchange(await codeFor('admin'))).toBe(200);
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

  it('keeps only the public half of its key in the open', async () => {
    const keys = await (await fetch(`${seen.issuer}/.well-known/jwks.json`)).text();
    expect(keys).toContain('"kty":"EC"');
    expect(keys).not.toContain('"d":');
  });
});

describe('the demo people', () => {
  it('are two officers and a chair per region, a chair per province, and those of the nation', () => {
    for (const region of ['14.06', '64.07', '18.09', '35.75', '75.04']) {
      const members = demoPeople.filter((person) => person.region === region);
      expect(members.map(({ satgasRole }) => satgasRole).sort()).toEqual([
        'chair',
        'officer',
        'officer',
      ]);
      expect(new Set(members.map(({ unit }) => unit)).size).toBe(3);
      const above = demoPeople.filter((person) => person.region === region.slice(0, 2));
      expect(above.map(({ satgasRole }) => satgasRole)).toEqual(['province']);
    }
    expect(demoPeople.filter(({ satgasRole }) => satgasRole === 'national')).toHaveLength(2);
    expect(demoPeople).toHaveLength(24);
  });

  it('have their own ids, phones and mailboxes, none of them real', () => {
    for (const field of ['id', 'phone', 'email'] as const) {
      const values = demoPeople.flatMap((person) => person[field] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { id, phone, email } of demoPeople) {
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{1,39}$/);
      if (phone !== undefined) expect(phone).toMatch(/^\+6281200000\d{3}$/);
      expect(email).toMatch(/@contoh\.example$/);
    }
  });
});
