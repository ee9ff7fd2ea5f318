import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { LiveSecret } from '../../../shared/live-keys.ts';
import { nonceBytes } from '../../../shared/sealed.ts';
import { issuerKeys } from '../../../shared/sign-in/issuer-keys.ts';
import { oidcClient } from '../../../shared/sign-in/oidc-client.ts';
import { redeemCode } from '../../../shared/sign-in/redeem-code.ts';
import { startSignIn } from '../../../shared/sign-in/start-sign-in.ts';
import { verifyClaims } from '../../../shared/sign-in/verify-claims.ts';
import { asnSite, stateCookie } from './asn-site.ts';
import { finishAsnSignIn } from './finish-asn-sign-in.ts';
import { proofsOf } from './proof.ts';
import type { PlaceOf } from './roster-place.ts';

type Needs = {
  campaign: Campaign;
  publicUrl: string;
  /** Where the issuer is found; empty where the campaign has none. */
  issuer: string;
  /** Of the client at the issuer; none for a public one. */
  clientSecret: LiveSecret | '';
  /** Seals what a browser carries: at least 32 bytes. */
  key: () => Promise<Uint8Array>;
  pepper: () => Promise<Uint8Array>;
  placeOf: PlaceOf;
  randomBytes: (count: number) => Buffer;
  now: Now;
};

/** A phone is handed on at an apel: whoever signs in gives their own password, whoever was signed in before. */
const asks = { scope: 'openid profile', prompt: 'login' };

/** Signing in at the issuer of a campaign, put together; nobody is asked before somebody signs in. */
export const asnSignIn = (needs: Needs) => {
  const { campaign, issuer, key, pepper, placeOf, now, randomBytes } = needs;
  const clientId = campaign.asnSignIn?.clientId ?? '';
  const site = asnSite(needs.publicUrl);
  const oidc = oidcClient({ issuer, clientId, secret: needs.clientSecret || undefined });
  const random = () => randomBytes(32).toString('base64url');
  const carried = { site, oidc, stateKey: key, now, cookie: stateCookie };
  const newNonce = () => randomBytes(nonceBytes);
  const proofs = proofsOf({ key, newNonce, campaign: campaign.id, now });
  const verify = verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now });
  return {
    site,
    proofs,
    start: startSignIn({ ...carried, random, asks }),
    finish: finishAsnSignIn({
      ...{ campaign, site, verify, proofs, pepper, placeOf, random, now },
      redeem: redeemCode(carried),
    }),
  };
};
