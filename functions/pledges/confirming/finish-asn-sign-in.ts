import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { endCookie, setCookie, type Onward } from '../../../shared/sign-in/cookies.ts';
import { IssuerFault } from '../../../shared/sign-in/issuer-fault.ts';
import type { Callback, Redeemed } from '../../../shared/sign-in/redeem-code.ts';
import type { SiteAddress } from '../../../shared/sign-in/site-address.ts';
import type { VerifyClaims } from '../../../shared/sign-in/verify-claims.ts';
import { personKey } from '../register/person-key.ts';
import { readAccount } from './account.ts';
import { proofCookie, stateCookie } from './asn-site.ts';
import type { PlaceOf } from './roster-place.ts';
import { proofLifeSeconds, type Proofs } from './proof.ts';

type Needs = {
  campaign: Campaign;
  site: SiteAddress;
  redeem: (callback: Callback) => Promise<Redeemed>;
  verify: VerifyClaims;
  proofs: Pick<Proofs, 'seal'>;
  pepper: () => Promise<Uint8Array>;
  placeOf: PlaceOf;
  /** Unguessable and new each time. */
  random: () => string;
  now: Now;
};

/**
 * Turns the issuer's code into a sealed proof of whose number it is, and leads to the form. Stores nothing, and keeps
 * nothing of the token: the number becomes the person's key at once. Throws Refusal 'not-signed-in', and IssuerFault
 * where the issuer does not do its part.
 */
export const finishAsnSignIn =
  (needs: Needs) =>
  async (asn: AsnSignIn, callback: Callback): Promise<Onward> => {
    const { campaign, site, proofs, pepper, random, now } = needs;
    const { token, state } = await needs.redeem(callback);
    const claims = await verified(needs.verify, token);
    const { number, place: claimed } = readAccount({ campaign, asn, now: now() }, claims);
    const key = await pepper();
    const person = personKey({
      ...{ pepper: key, campaign: campaign.id, idKind: 'nip', number },
      // Whoever signs in as a civil servant pledges in earnest: confirm-pledge.ts takes no practice.
      region: undefined,
    });
    // An issuer that tells units, and not this one's: the roster does, where it can.
    const isMissing = asn.claims.unit !== undefined && claimed === undefined;
    const place = isMissing ? await needs.placeOf(person) : claimed;
    const value = await proofs.seal({
      id: random(),
      person,
      tail: number.slice(-3),
      ...(place && { place }),
      expiresAt: now() + proofLifeSeconds * 1000,
    });
    return {
      location: site.url + state.returnTo,
      cookies: [
        setCookie(site, proofCookie, { value, maxAgeSeconds: proofLifeSeconds }),
        endCookie(site, stateCookie),
      ],
    };
  };

const verified = async (verify: VerifyClaims, token: string) => {
  const claims = await verify(token).catch((error: unknown) => {
    throw new IssuerFault(error);
  });
  if (!claims) throw new Refusal('not-signed-in', [{ field: 'token', reason: 'not-for-us' }]);
  return claims;
};
