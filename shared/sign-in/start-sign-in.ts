import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import type { Now } from '../clock.ts';
import { setCookie, type Onward } from './cookies.ts';
import type { OidcClient } from './oidc-client.ts';
import { sealState, signInLifeSeconds } from './sealed-state.ts';
import { localPath, type SiteAddress } from './site-address.ts';

type Needs = {
  site: SiteAddress;
  oidc: OidcClient;
  stateKey: () => Promise<Uint8Array>;
  /** At least 43 unguessable URL-safe characters, new each time. */
  random: () => string;
  now: Now;
  /** Holds the sealed state until the person comes back. */
  cookie: string;
  /** What is asked of the issuer besides: its scope, whether the person must sign in anew. */
  asks: { scope: string; prompt?: string };
};

/** Sends a person to the issuer (code grant, PKCE S256) and remembers which path below the site they wanted. */
export const startSignIn =
  ({ site, oidc, stateKey, random, now, cookie, asks }: Needs) =>
  async (asked: { returnTo: string | undefined }): Promise<Onward> => {
    const [state, nonce, verifier] = [random(), random(), random()];
    const location = buildAuthorizationUrl(await oidc(), {
      redirect_uri: site.callback,
      ...asks,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const expiresAt = now() + signInLifeSeconds * 1000;
    const returnTo = localPath(asked.returnTo);
    const value = sealState(await stateKey(), { state, nonce, verifier, returnTo, expiresAt });
    return {
      location: location.href,
      cookies: [setCookie(site, cookie, { value, maxAgeSeconds: signInLifeSeconds })],
    };
  };
