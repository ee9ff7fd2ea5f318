import { buildEndSessionUrl } from 'openid-client';
import { endCookie, sessionCookie, signInCookie, type Onward } from './cookies.ts';
import type { OidcClient } from './oidc-client.ts';
import type { SiteAddress } from './site-address.ts';

/** Ends the session here, and at the issuer if it has a page for that; leads home in the end. */
export const signOut =
  ({ site, oidc }: { site: SiteAddress; oidc: OidcClient }) =>
  async (): Promise<Onward> => {
    const home = `${site.url}/`;
    const config = await oidc();
    const location =
      config.serverMetadata().end_session_endpoint === undefined
        ? home
        : // Cognito reads logout_uri where the standard says post_logout_redirect_uri.
          buildEndSessionUrl(config, { post_logout_redirect_uri: home, logout_uri: home }).href;
    return { location, cookies: [endCookie(site, sessionCookie), endCookie(site, signInCookie)] };
  };
