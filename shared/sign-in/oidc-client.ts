import * as client from 'openid-client';
import { isLoopbackHttp, trustworthyAddress } from './issuer-address.ts';

/** Where people sign in, as the issuer itself describes it. */
export type OidcClient = () => Promise<client.Configuration>;

/** Discovers the issuer at first use and keeps what it said; a failed discovery is tried again. */
export const oidcClient = (needs: { issuer: string; clientId: string }): OidcClient => {
  let kept: Promise<client.Configuration> | undefined;
  return () => {
    if (kept) return kept;
    const found = discover(needs);
    kept = found;
    found.catch(() => (kept = undefined));
    return found;
  };
};

const discover = async ({ issuer, clientId }: { issuer: string; clientId: string }) =>
  client.discovery(new URL(trustworthyAddress(issuer)), clientId, undefined, client.None(), {
    // Marked as deprecated so that nobody uses it unawares; here it is meant, for this very machine only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    execute: isLoopbackHttp(issuer) ? [client.allowInsecureRequests] : [],
  });
