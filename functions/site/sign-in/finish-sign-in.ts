import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { endCookie, setCookie, type Onward } from '../../../shared/sign-in/cookies.ts';
import type { Callback, Redeemed } from '../../../shared/sign-in/redeem-code.ts';
import type { SiteAddress } from '../../../shared/sign-in/site-address.ts';
import { sessionCookie, signInCookie } from './cookies.ts';
import type { VerifyToken } from './verify-token.ts';

type Needs = {
  site: SiteAddress;
  redeem: (callback: Callback) => Promise<Redeemed>;
  verify: VerifyToken;
  now: Now;
};

/** Turns the issuer's code into a session cookie and leads back to where the person wanted to go; throws Refusal. */
export const finishSignIn =
  ({ site, redeem, verify, now }: Needs) =>
  async (callback: Callback): Promise<Onward> => {
    const { token, state } = await redeem(callback);
    const verified = await verify(token);
    if (!verified.ok) {
      throw new Refusal('not-allowed', [{ field: 'token', reason: verified.reason }]);
    }
    const maxAgeSeconds = (verified.expiresAt - now()) / 1000;
    return {
      location: site.url + state.returnTo,
      cookies: [
        setCookie(site, sessionCookie, { value: token, maxAgeSeconds }),
        endCookie(site, signInCookie),
      ],
    };
  };
