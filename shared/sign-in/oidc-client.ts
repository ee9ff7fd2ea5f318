import * as client from 'openid-client';
import type { LiveSecret } from '../live-keys.ts';
import { IssuerFault } from './issuer-fault.ts';
import { isLoopbackHttp, trustworthyAddress } from './issuer-address.ts';

/**
 * Where people sign in, as the issuer itself describes it. Throws IssuerFault where it cannot be asked. `others` shows
 * each live version of the client's secret, for an issuer that refused the one that is known.
 */
export type OidcClient = (() => Promise<client.Configuration>) & {
  others: () => Promise<client.Configuration[]>;
};

type Needs = {
  issuer: string;
  clientId: string;
  /** The client's secret of the moment; a public client has none and is bound by PKCE alone. */
  secret?: LiveSecret | undefined;
};

/** How long the issuer may take over one answer. */
const timeoutSeconds = 5;

/** Discovers the issuer at first use and keeps what it said; a failed discovery is tried again. */
export const oidcClient = (needs: Needs): OidcClient => {
  let kept: Promise<client.Configuration> | undefined;
  const discovered = () => {
    if (kept) return kept;
    const found = discover(needs);
    kept = found;
    found.catch(() => (kept = undefined));
    return found;
  };
  const { secret } = needs;
  const shown = async () => {
    const found = await discovered();
    return secret ? withSecret(found, needs, await secret()) : found;
  };
  const others = async () => {
    const found = await discovered();
    return ((await secret?.others()) ?? []).map((text) => withSecret(found, needs, text));
  };
  return Object.assign(shown, { others });
};

const discover = async ({ issuer, clientId }: Needs) => {
  try {
    return await client.discovery(
      new URL(trustworthyAddress(issuer)),
      clientId,
      undefined,
      client.None(),
      { timeout: timeoutSeconds, execute: overHttp(issuer) },
    );
  } catch (error) {
    throw new IssuerFault(error);
  }
};

/** The same issuer, asked by a client that shows its secret in the way the issuer takes. */
const withSecret = (found: client.Configuration, { issuer, clientId }: Needs, secret: string) => {
  const server = found.serverMetadata();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const shown = methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
  const config = new client.Configuration(server, clientId, undefined, shown);
  config.timeout = timeoutSeconds;
  for (const allow of overHttp(issuer)) allow(config);
  return config;
};

const overHttp = (issuer: string): ((config: client.Configuration) => void)[] =>
  // Marked as deprecated so that nobody uses it unawares; here it is meant, for this very machine only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  isLoopbackHttp(issuer) ? [client.allowInsecureRequests] : [];
