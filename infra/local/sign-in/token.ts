import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Codes, Grant } from './codes.ts';
import { findPerson, type People, type Person } from './person.ts';
import { oauthError, type Reply } from './reply.ts';
import type { IssuerKey } from './signing-key.ts';

const tokenLifeSeconds = 3_600;

export type TokenNeeds = People & {
  issuer: string;
  clientId: string;
  codes: Codes;
  key: () => Promise<IssuerKey>;
  now: () => number;
};

/** POST token: a code with its PKCE verifier, or for scripts `grant_type=password&username=<person id>`, becomes tokens. */
export const exchangeToken =
  (needs: TokenNeeds) =>
  async (form: URLSearchParams): Promise<Reply> => {
    const grantType = form.get('grant_type');
    const forScripts = grantType === 'password';
    const clientId = form.get('client_id') ?? (forScripts ? needs.clientId : null);
    if (clientId !== needs.clientId) {
      return oauthError('invalid_client', 'There is no such client.');
    }
    if (grantType === 'authorization_code') return exchangeCode(needs, form);
    if (forScripts) return tokensFor(needs, form.get('username') ?? '');
    return oauthError('unsupported_grant_type', 'Use authorization_code or password.');
  };

const exchangeCode = async (needs: TokenNeeds, form: URLSearchParams): Promise<Reply> => {
  const grant = needs.codes.use(form.get('code') ?? '');
  if (!grant)
    return oauthError('invalid_grant', 'The code is unknown, used or older than 60 seconds.');
  if (form.get('redirect_uri') !== grant.redirectUri) {
    return oauthError('invalid_grant', 'The return address is not the one the code was made for.');
  }
  if (!isProof(grant, form.get('code_verifier') ?? '')) {
    return oauthError('invalid_grant', 'The code verifier does not fit.');
  }
  return tokensFor(needs, grant.personId, grant.nonce);
};

// RFC 7636 §4.6
const isProof = ({ challenge }: Grant, verifier: string): boolean =>
  /^[\w.~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('base64url') === challenge;

const tokensFor = async (needs: TokenNeeds, personId: string, nonce?: string): Promise<Reply> => {
  const person = findPerson(needs, personId);
  if (!person) return oauthError('invalid_grant', 'There is no such person.');
  const sign = signer(needs, person, await needs.key());
  return {
    kind: 'json',
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: tokenLifeSeconds,
      access_token: await sign({ token_use: 'access', client_id: needs.clientId, scope: 'openid' }),
      id_token: await sign(idClaims(needs, person, nonce)),
    },
  };
};

// The claims as Cognito writes them.
const idClaims = ({ clientId }: TokenNeeds, person: Person, nonce?: string) => ({
  aud: clientId,
  token_use: 'id',
  name: person.name,
  ...(person.email !== undefined && { email: person.email, email_verified: true }),
  ...Object.fromEntries(
    Object.entries(person.attributes).map(([name, value]) => [`custom:${name}`, value]),
  ),
  'cognito:username': person.id,
  ...person.claims,
  ...(nonce !== undefined && { nonce }),
});

const signer =
  ({ issuer, now }: TokenNeeds, person: Person, { key, alg, kid }: IssuerKey) =>
  (claims: Record<string, unknown>): Promise<string> => {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ ...claims, 'cognito:groups': person.groups, auth_time: issuedAt })
      .setProtectedHeader({ alg, kid })
      .setIssuer(issuer)
      .setSubject(person.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + tokenLifeSeconds)
      .sign(key);
  };
