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
  // Their id in the register, where it is not the `sub` itself.
  'custom:officer': z.optional(
    z.union([z.literal(''), z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/))]),
  ),
});

export type VerifiedToken =
  | { ok: true; person: Person; sub: string; issuedAt: number; expiresAt: number }
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
  const officer = isOfTheRegister(role) ? claims.data['custom:officer'] : undefined;
  const personId = officer ? officer : sub;
  return {
    ok: true,
    person: { personId, role, region, name: name ?? personId, ...(unit && { unit }) },
    sub,
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
};

/** Roles whose people stand in the register of officers as such: their account must be bound to the entry. */
export const isOfTheRegister = (role: Person['role']): boolean =>
  role === 'officer' || role === 'chair';
