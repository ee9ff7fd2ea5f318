import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { trustworthyAddress } from './issuer-address.ts';

const discoveryShape = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The issuer's public keys: found by discovery, fetched at first use, kept, and looked up again for an unknown key. */
export const issuerKeys = (issuer: string): JWTVerifyGetKey => {
  let kept: Promise<JWTVerifyGetKey> | undefined;
  const keys = (): Promise<JWTVerifyGetKey> => {
    if (kept) return kept;
    const found = discoverKeys(issuer);
    kept = found;
    found.catch(() => (kept = undefined));
    return found;
  };
  return async (header, token) => (await keys())(header, token);
};

const discoverKeys = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${trustworthyAddress(issuer)}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`The issuer answered discovery with ${response.status}`);
  const found = z.parse(discoveryShape, await response.json());
  if (found.issuer !== issuer) throw new Error('The issuer calls itself by another address');
  return createRemoteJWKSet(new URL(trustworthyAddress(found.jwks_uri)));
};
