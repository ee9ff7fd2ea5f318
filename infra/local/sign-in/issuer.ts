import type { IncomingMessage, RequestListener } from 'node:http';
import type { JWK } from 'jose';
import { choosePerson, isWithin, showPeople } from './authorize.ts';
import { createCodes } from './codes.ts';
import type { People } from './person.ts';
import { oauthError, readForm, sendReply, type Reply } from './reply.ts';
import { readSigningJwk, type IssuerKey } from './signing-key.ts';
import { exchangeToken } from './token.ts';

type Needs = People & {
  /** Its own address, below the site's. */
  issuer: string;
  /** Of the site, without a trailing slash. */
  publicUrl: string;
  clientId: string;
  /** Private P-256 or RSA key, kept between runs by the caller. */
  signingJwk: JWK;
  now: () => number;
  /** Unguessable and new each time. */
  newCode: () => string;
};

type Endpoint = (asked: URLSearchParams) => Reply | Promise<Reply>;

/** Stands in for Cognito, or for another issuer, on a laptop: an OIDC issuer where one signs in by choosing a person. */
export const createIssuer = (needs: Needs): RequestListener => {
  const endpoints = endpointsOf(needs);
  const base = new URL(needs.issuer).pathname;
  return (req, res) => {
    respond({ endpoints, base, publicUrl: needs.publicUrl }, req)
      .then((reply) => sendReply(res, reply))
      .catch(() => res.destroy());
  };
};

type Mounted = { endpoints: Record<string, Endpoint>; base: string; publicUrl: string };

const respond = async ({ endpoints, base, publicUrl }: Mounted, req: IncomingMessage) => {
  const { pathname, searchParams } = new URL(req.url ?? '/', publicUrl);
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
  const endpoint = endpoints[`${req.method ?? ''} ${path}`];
  if (!endpoint) return { ...oauthError('not_found', 'There is nothing here.'), status: 404 };
  const asked = req.method === 'POST' ? await readForm(req) : searchParams;
  if (!asked) return oauthError('invalid_request', 'The form is larger than 16 KB.');
  return endpoint(asked);
};

const endpointsOf = (needs: Needs): Record<string, Endpoint> => {
  const { publicUrl, issuer, now, newCode } = needs;
  const key = keptKey(needs.signingJwk);
  const codes = createCodes({ now, newCode });
  const action = new URL(`${issuer}/authorize`).pathname;
  const authorize = { ...needs, codes, action };
  return {
    'GET /.well-known/openid-configuration': async () => json(discovery(issuer, await key())),
    'GET /.well-known/jwks.json': async () => json({ keys: [(await key()).publicJwk] }),
    'GET /authorize': showPeople(authorize),
    'POST /authorize': choosePerson(authorize),
    'POST /token': exchangeToken({ ...needs, codes, key }),
    'GET /logout': (asked) => leave(publicUrl, asked),
  };
};

const keptKey = (jwk: JWK): (() => Promise<IssuerKey>) => {
  let kept: Promise<IssuerKey> | undefined;
  return () => (kept ??= readSigningJwk(jwk));
};

const json = (body: unknown): Reply => ({ kind: 'json', status: 200, body });

const discovery = (issuer: string, { alg }: IssuerKey) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  end_session_endpoint: `${issuer}/logout`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'password'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', 'profile', 'email'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [alg],
  token_endpoint_auth_methods_supported: ['none'],
});

// Nobody stays signed in here: leaving is only the way back to the site.
const leave = (publicUrl: string, asked: URLSearchParams): Reply => {
  const home = asked.get('post_logout_redirect_uri') ?? asked.get('logout_uri');
  return home !== null && isWithin(publicUrl, home)
    ? { kind: 'redirect', location: home }
    : oauthError('invalid_request', 'The return address is not within the site.');
};
