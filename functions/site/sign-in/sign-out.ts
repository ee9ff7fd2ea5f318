import { buildEndSessionUrl } from 'openid-client';
import { endCookie, type Onward } from '../../../shared/sign-in/cookies.ts';
import type { OidcClient } from '../../../shared/sign-in/oidc-client.ts';
import type { SiteAddress } from '../../../shared/sign-in/site-address.ts';
import { readToken } from './authorise.ts';
import { sessionCookie, signInCookie } from './cookies.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { VerifyToken } from './verify-token.ts';

type Needs = {
  site: SiteAddress;
  oidc: OidcClient;
  verify: VerifyToken;
  endSession: EndedSessions['end'];
};

/**
 * Ends the session here, so that its token opens nothing any more, and at the issuer if it has a page for that; leads
 * home in the end.
 */
export const signOut =
  ({ site, oidc, verify, endSession }: Needs) =>
  async (headers: Record<string, string[]>): Promise<Onward> => {
    const token = readToken(headers)?.text;
    const verified = token === undefined ? undefined : await verify(token);
    if (token !== undefined && verified?.ok) await endSession(token, verified.expiresAt);
    const home = `${site.url}/`;
    const config = await oidc();
    const location =
      config.serverMetadata().end_session_endpoint === undefined
        ? home
        : // Cognito reads logout_uri where the standard says post_logout_redirect_uri.
          buildEndSessionUrl(config, { post_logout_redirect_uri: home, logout_uri: home }).href;
    return { location, cookies: [endCookie(site, sessionCookie), endCookie(site, signInCookie)] };
  };
