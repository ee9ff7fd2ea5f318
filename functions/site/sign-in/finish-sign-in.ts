import { authorizationCodeGrant, ResponseBodyError, type Configuration } from 'openid-client';
import type { Now } from '../../../shared/clock.ts';
import { readCookie, type Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { endCookie, sessionCookie, setCookie, signInCookie, type Onward } from './cookies.ts';
import type { OidcClient } from './oidc-client.ts';
import { openState, type SignInState } from './sealed-state.ts';
import type { SiteAddress } from './site-address.ts';
import type { VerifyToken } from './verify-token.ts';

type Needs = {
  site: SiteAddress;
  oidc: OidcClient;
  stateKey: () => Promise<Uint8Array>;
  verify: VerifyToken;
  now: Now;
};
type Query = Readonly<Record<string, string | undefined>>;
type Callback = { query: Query; headers: Request['headers'] };

/** Turns the issuer's code into a session cookie and leads back to where the person wanted to go; throws Refusal. */
export const finishSignIn =
  ({ site, oidc, stateKey, verify, now }: Needs) =>
  async ({ query, headers }: Callback): Promise<Onward> => {
    const opened = openState(await stateKey(), readCookie(headers, signInCookie), now());
    if (!opened.ok) throw refuse('state', opened.reason);
    const config = await oidc();
    checkCallback(query, opened.state, config);
    const token = await exchange(config, callbackUrl(site, query), opened.state);
    const verified = await verify(token);
    if (!verified.ok) {
      throw new Refusal('not-allowed', [{ field: 'token', reason: verified.reason }]);
    }
    const maxAgeSeconds = (verified.expiresAt - now()) / 1000;
    return {
      location: site.url + opened.state.returnTo,
      cookies: [
        setCookie(site, sessionCookie, { value: token, maxAgeSeconds }),
        endCookie(site, signInCookie),
      ],
    };
  };

// Checked here rather than by the library, which cannot tell the caller's fault from the issuer's.
const checkCallback = (query: Query, { state }: SignInState, config: Configuration): void => {
  if (query['state'] !== state) throw refuse('state', 'other-sign-in');
  if (query['error'] !== undefined) throw refuse('error', 'refused-by-issuer');
  if (!query['code']) throw refuse('code', 'required');
  const { iss } = query;
  if (iss !== undefined && iss !== config.serverMetadata().issuer)
    throw refuse('iss', 'other-issuer');
};

const callbackUrl = (site: SiteAddress, query: Query): URL => {
  const url = new URL(site.callback);
  for (const name of ['code', 'state', 'iss']) {
    const value = query[name];
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
};

const exchange = async (config: Configuration, url: URL, kept: SignInState): Promise<string> => {
  try {
    const { id_token } = await authorizationCodeGrant(config, url, {
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      pkceCodeVerifier: kept.verifier,
      idTokenExpected: true,
    });
    if (id_token === undefined) throw new Error('The issuer gave no ID token');
    return id_token;
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
      throw refuse('code', 'used-or-expired');
    }
    throw error;
  }
};

const refuse = (field: string, reason: string): Refusal =>
  new Refusal('not-signed-in', [{ field, reason }]);
