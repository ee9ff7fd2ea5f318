import type { Campaign } from '../../../shared/campaign.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { parseIdentity } from './parse-identity.ts';
import { personKey } from './person-key.ts';
import type { PledgeForm } from './pledge-form.ts';

type Needs = { campaign: Campaign; pepper: () => Promise<Uint8Array> };

/** The key of the person who pledges; refuses a number that cannot be one. */
export const identify = async (needs: Needs, form: PledgeForm, now: number): Promise<string> => {
  const identity = parseIdentity(form, now);
  if (!identity.ok) throw refuseField(identity.field, identity.reason, identity.facts);
  return personKey({
    pepper: await needs.pepper(),
    campaign: needs.campaign.id,
    region: form.region,
    idKind: identity.idKind,
    number: identity.number,
    ...(identity.idKind === 'staff-number' && { unit: `${form.region}/${form.unit}` }),
  });
};
