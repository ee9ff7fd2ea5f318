import {
  authorizationCodeGrant,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client';
import type { Now } from '../clock.ts';
import { readCookie, type Request } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import { IssuerFault } from './issuer-fault.ts';
import type { OidcClient } from './oidc-client.ts';
import { openState, type SignInState } from './sealed-state.ts';
import type { SiteAddress } from './site-address.ts';

type Needs = {
  site: SiteAddress;
  oidc: OidcClient;
  stateKey: () => Promise<Uint8Array>;
  now: Now;
  /** Holds the sealed state of the sign-in under way. */
  cookie: string;
};
type Query = Readonly<Record<string, string | undefined>>;
/** How a browser comes back from the issuer. */
export type Callback = { query: Query; headers: Request['headers'] };
/** The ID token, its signature not yet verified, and what the sign-in was started with. */
export type Redeemed = { token: string; state: SignInState };

/**
 * Turns the issuer's code into an ID token, for the browser alone that set out for it. Throws Refusal 'not-signed-in', and
 * IssuerFault where the issuer does not do its part.
 */
export const redeemCode =
  ({ site, oidc, stateKey, now, cookie }: Needs) =>
  async ({ query, headers }: Callback): Promise<Redeemed> => {
    const opened = openState(await stateKey(), readCookie(headers, cookie), now());
    if (!opened.ok) throw refuse('state', opened.reason);
    const config = await oidc();
    checkCallback(query, opened.state, config);
    const url = callbackUrl(site, query);
    const token = await exchange([config, oidc.others], url, opened.state);
    return { token, state: opened.state };
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

type Clients = [known: Configuration, others: OidcClient['others']];

/** A client that is refused has used nothing up: the same code is brought again with another live secret. */
const exchange = async ([known, others]: Clients, url: URL, kept: SignInState): Promise<string> => {
  try {
    return await grant(known, url, kept).catch(async (refused: unknown) => {
      if (!isClientRefused(refused)) throw refused;
      for (const other of await others()) {
        const token = await grant(other, url, kept).catch((error: unknown) => {
          if (!isClientRefused(error)) throw error;
        });
        if (token !== undefined) return token;
      }
      throw refused;
    });
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
      throw refuse('code', 'used-or-expired');
    }
    throw new IssuerFault(error);
  }
};

const grant = async (config: Configuration, url: URL, kept: SignInState): Promise<string> => {
  const { id_token } = await authorizationCodeGrant(config, url, {
    expectedState: kept.state,
    expectedNonce: kept.nonce,
    pkceCodeVerifier: kept.verifier,
    idTokenExpected: true,
  });
  return id_token ?? '';
};

const isClientRefused = (error: unknown): boolean =>
  error instanceof WWWAuthenticateChallengeError ||
  (error instanceof ResponseBodyError && error.error === 'invalid_client');

const refuse = (field: string, reason: string): Refusal =>
  new Refusal('not-signed-in', [{ field, reason }]);
