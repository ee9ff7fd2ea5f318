import { describe, expect, it } from '@jest/globals';
import { makeSigningJwk, readSigningJwk } from '@netral/local-host/sign-in/signing-key';
import { importJWK, SignJWT } from 'jose';
import { authorise } from '../../functions/site/sign-in/authorise.ts';
import { verifyClaims } from '../../shared/sign-in/verify-claims.ts';
import { issuerKeys } from '../../shared/sign-in/issuer-keys.ts';
import { verifyToken } from '../../functions/site/sign-in/verify-token.ts';
import { clientId, requestOf, useIssuer } from './sign-in-suite.ts';

const { seen, now, tokensOf, suite } = useIssuer();
const hourMs = 3_600_000;

describe('the authoriser', () => {
  it('lets a bearer token through to every method of the API', async () => {
    const { id_token } = await tokensOf('pesawaran-officer-1');
    const policy = await suite().authorise(
      requestOf({ Authorization: `Bearer ${id_token}` }, 'POST'),
    );
    expect(policy.principalId).toBe('pesawaran-officer-1');
    expect(policy.policyDocument.Statement).toEqual([
      {
        Action: 'execute-api:Invoke',
        Effect: 'Allow',
        Resource: 'arn:aws:execute-api:ap-southeast-3:000000000000:api1/live/*',
      },
    ]);
  });

  it('fetches the keys of the issuer once', async () => {
    const { id_token } = await tokensOf('admin');
    const { authorise } = suite();
    const before = seen.keysFetched;
    for (let i = 0; i < 5; i++) await authorise(requestOf({ Authorization: `Bearer ${id_token}` }));
    expect(seen.keysFetched - before).toBe(1);
  });

  it('refuses nobody, nonsense, an access token and a token that has run out', async () => {
    const { authorise } = suite();
    const { id_token, access_token } = await tokensOf('admin');
    const refused = (headers: Record<string, string>) =>
      expect(authorise(requestOf(headers))).rejects.toThrow(/^Unauthorized$/);
    await refused({});
    await refused({ Authorization: 'Basic YTpi' });
    await refused({ Authorization: 'Bearer nonsense' });
    await refused({ Authorization: `Bearer ${access_token}` });
    await refused({ Authorization: `Bearer ${id_token.slice(0, -4)}AAAA` });
    await refused({ cookie: 'netral_session=x.y.z' });
    seen.aheadMs = hourMs + 1000;
    await refused({ Authorization: `Bearer ${id_token}` });
    seen.aheadMs = 0;
  });

  it('lets a browser through to the one address it asked for, as nobody', async () => {
    const { authorise } = suite();
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    for (const cookie of ['netral_session=x.y.z', 'netral_lang=en']) {
      const asked = requestOf({ accept, cookie }, 'POST');
      const { principalId, policyDocument, context } = await authorise(asked);
      expect(principalId).toBe('nobody');
      expect(context).toEqual({});
      expect(policyDocument.Statement).toEqual([
        { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: asked.methodArn },
      ]);
    }
    for (const headers of [
      { accept: 'application/json', cookie: 'netral_session=x.y.z' },
      { accept, Authorization: 'Bearer nonsense' },
    ])
      await expect(authorise(requestOf(headers))).rejects.toThrow(/^Unauthorized$/);
  });

  it('refuses tokens for another client, of another issuer, by another key, or without a role', async () => {
    const { key, alg, kid, publicJwk } = await readSigningJwk(await makeSigningJwk());
    const issuer = seen.issuer;
    const claims = { token_use: 'id', 'custom:role': 'admin', 'custom:region': 'ID' };
    const made = ({ iss = issuer, aud = clientId, more = claims as Record<string, string> }) =>
      new SignJWT(more)
        .setProtectedHeader({ alg, kid })
        .setIssuer(iss)
        .setAudience(aud)
        .setSubject('p1')
        .setExpirationTime(Math.floor(now() / 1000) + 60)
        .sign(key);
    const own = verifyToken(
      verifyClaims({ issuer, clientId, keys: () => importJWK(publicJwk, alg), now }),
    );
    const outcome = async (token: string) => {
      const verified = await own(token);
      return verified.ok ? 'ok' : verified.reason;
    };
    expect(await outcome(await made({ aud: 'else' }))).toBe('invalid');
    expect(await outcome(await made({ iss: 'https://else.example' }))).toBe('invalid');
    expect(await outcome(await made({ more: { token_use: 'id' } }))).toBe('without-role');
    const byAnotherKey = await made({});
    await expect(
      suite().authorise(requestOf({ Authorization: `Bearer ${byAnotherKey}` })),
    ).rejects.toThrow('Unauthorized');
  });

  it('refuses a token whose session was ended, and nobody else’s', async () => {
    const [{ id_token: left }, { id_token: stays }] = [
      await tokensOf('admin'),
      await tokensOf('lampung-admin'),
    ];
    const { authorise, leave } = suite();
    const by = (token: string) => authorise(requestOf({ Authorization: `Bearer ${token}` }));
    await by(left);
    await leave({ authorization: [`Bearer ${left}`] });
    await expect(by(left)).rejects.toThrow(/^Unauthorized$/);
    await by(stays);
  });

  it('reports a fault, not a refusal, when the keys cannot be had', async () => {
    const { id_token } = await tokensOf('admin');
    const issuer = `${seen.publicUrl}/_local/nothing`;
    const verify = verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now }));
    await expect(
      authorise({
        verify,
        isEnded: () => Promise.resolve(false),
        endedAt: () => Promise.resolve(undefined),
        checkAccount: () => Promise.resolve(undefined),
      })(requestOf({ Authorization: `Bearer ${id_token}` })),
    ).rejects.toThrow(/discovery with 404/);
  });

  it.each([
    [{}, 'Deny'],
    [{ origin: 'https://netral.example' }, 'Allow'],
    [{ origin: 'https://evil.example' }, 'Deny'],
    [{ origin: 'https://netral.example.evil.example' }, 'Deny'],
    [{ referer: 'https://netral.example/v1/alerts' }, 'Allow'],
    [{ referer: 'https://evil.example/netral.example' }, 'Deny'],
    [{ origin: 'null' }, 'Deny'],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 'Allow'],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 'Deny'],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 'Deny'],
  ])('answers a POST by cookie with %j: %s', async (from, effect) => {
    const { id_token } = await tokensOf('pohuwato-officer-1');
    const headers = { Host: 'netral.example', Cookie: `netral_session=${id_token}`, ...from };
    const policy = await suite().authorise(requestOf(headers, 'POST'));
    expect(policy.policyDocument.Statement).toMatchObject([{ Effect: effect }]);
    const read = await suite().authorise(requestOf(headers, 'GET'));
    expect(read.policyDocument.Statement).toMatchObject([{ Effect: 'Allow' }]);
  });
});
