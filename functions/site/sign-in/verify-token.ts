import type { JWTPayload } from 'jose';
import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import type { VerifyClaims } from '../../../shared/sign-in/verify-claims.ts';

// An access token has no token_use 'id'; other issuers do not write the claim at all.
const claimsShape = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  exp: z.number(),
  iat: z.number(),
  token_use: z.optional(z.literal('id')),
  name: z.optional(z.string()),
  'custom:role': z.enum(['officer', 'chair', 'admin', 'oversight']),
  'custom:region': z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/)),
  // Cognito writes an attribute that was emptied as ''. A malformed one must not open what it should close.
  'custom:unit': z.optional(
    z.union([z.literal(''), z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/))]),
  ),
});

export type VerifiedToken =
  | { ok: true; person: Person; issuedAt: number; expiresAt: number }
  | { ok: false; reason: 'invalid' | 'without-role' };
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** Tells whom an ID token vouches for, from when until when (ms); throws only if the issuer's keys cannot be had. */
export const verifyToken =
  (verify: VerifyClaims): VerifyToken =>
  async (token) => {
    const claims = await verify(token);
    return claims ? readClaims(claims) : { ok: false, reason: 'invalid' };
  };

const readClaims = (payload: JWTPayload): VerifiedToken => {
  const claims = z.safeParse(claimsShape, payload);
  if (!claims.success) return { ok: false, reason: 'without-role' };
  const { sub, iat, exp, name, 'custom:role': role, 'custom:region': region } = claims.data;
  const unit = claims.data['custom:unit'];
  return {
    ok: true,
    person: { personId: sub, role, region, name: name ?? sub, ...(unit && { unit }) },
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
};
