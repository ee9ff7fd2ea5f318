import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { pledgingUnit } from '../../../shared/units.ts';
import { parseIdentity } from '../register/parse-identity.ts';

/** A unit of a served region, by their codes. */
export type Place = { region: string; unit: string };
/** What an account says of its owner: the number, and where its issuer tells it, the unit. */
export type Account = { number: string; place?: Place };

type Needs = { campaign: Campaign; asn: AsnSignIn; now: number };

/**
 * Reads of an ID token's claims whose account it is; `now` in milliseconds. Refuses 'not-signed-in' an account that
 * holds no NIP (18 digits that can be one, nothing else), and one of a unit that the campaign does not serve.
 */
export const readAccount = (
  { campaign, asn, now }: Needs,
  claims: Readonly<Record<string, unknown>>,
): Account => {
  const { number: name, numberPrefix = '', unit } = asn.claims;
  const claim = claims[name];
  const number = typeof claim === 'string' ? withoutPrefix(claim, numberPrefix) : '';
  if (!/^\d{18}$/.test(number) || !parseIdentity({ staffKind: 'pns', number }, now).ok)
    throw refuse('number', 'account-without-nip');
  const unitTold = unit === undefined ? undefined : claims[unit];
  if (unitTold === undefined) return { number };
  return { number, place: servedPlace(campaign, unitTold) };
};

const withoutPrefix = (claim: string, prefix: string): string =>
  claim.startsWith(prefix) ? claim.slice(prefix.length) : claim;

const servedPlace = (campaign: Campaign, claim: unknown): Place => {
  const [first = '', second] = typeof claim === 'string' ? claim.split('/') : [];
  const only = campaign.regions.length === 1 ? campaign.regions[0]?.code : undefined;
  const [region = '', unit] = second === undefined ? [only, first] : [first, second];
  const served = servedRegion(campaign, region);
  const present = served && pledgingUnit(served, unit);
  if (present === undefined) throw refuse('unit', 'account-of-other-unit');
  return { region, unit: present };
};

const refuse = (field: string, reason: string): Refusal =>
  new Refusal('not-signed-in', [{ field, reason }]);
