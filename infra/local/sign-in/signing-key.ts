import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** A private key ready to sign with, and its public half as others fetch it. */
export type IssuerKey = {
  key: Exclude<Awaited<ReturnType<typeof importJWK>>, Uint8Array>;
  alg: 'ES256' | 'RS256';
  kid: string;
  publicJwk: JWK;
};

/** Makes a new private ES256 key, for whoever keeps it between runs. */
export const makeSigningJwk = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
};

/** Reads a private P-256 or RSA key; throws Error for any other. */
export const readSigningJwk = async (jwk: JWK): Promise<IssuerKey> => {
  const alg = algorithmOf(jwk);
  const key = await importJWK(jwk, alg);
  if (key instanceof Uint8Array) throw new Error('The signing key must be an asymmetric one');
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  return { key, alg, kid, publicJwk: { ...publicHalf(jwk), kid, alg, use: 'sig' } };
};

const algorithmOf = (jwk: JWK): 'ES256' | 'RS256' => {
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') return 'ES256';
  if (jwk.kty === 'RSA') return 'RS256';
  throw new Error('The signing key must be P-256 or RSA');
};

const publicHalf = ({ kty, crv, x, y, n, e }: JWK): JWK =>
  Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined),
  );
