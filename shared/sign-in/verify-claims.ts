import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Now } from '../clock.ts';

/** The claims of an ID token that its issuer signed for us and that has not expired; undefined for any other. */
export type VerifyClaims = (token: string) => Promise<JWTPayload | undefined>;

type Needs = { issuer: string; clientId: string; keys: JWTVerifyGetKey; now: Now };

/** Verifies ID tokens of one issuer for one client; throws only if the issuer's keys cannot be had. */
export const verifyClaims =
  ({ issuer, clientId, keys, now }: Needs): VerifyClaims =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: ['RS256', 'ES256'],
        currentDate: new Date(now()),
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      if (isCallersFault(error)) return undefined;
      throw error;
    }
  };

const callersFaults = new Set([
  'ERR_JWT_EXPIRED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_INVALID',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
]);

const isCallersFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && callersFaults.has(error.code);
