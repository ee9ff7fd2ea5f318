import type { Attempt } from '../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import type { Now } from '../../shared/clock.ts';
import { parseIdentity } from '../../shared/identity/parse-identity.ts';
import { personKey } from '../../shared/identity/person-key.ts';
import { issueReceipt, type SigningKey } from '../../shared/receipt/receipt.ts';
import { Refusal, refuseField } from '../../shared/refusal.ts';
import type { PledgeForm } from './pledge-form.ts';
import type { PledgeStore } from './pledge-store.ts';
import { pledgeTextHash } from './pledge-text.ts';
import { readSwornAt } from './sworn-at.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
  randomBytes: (size: number) => Uint8Array;
};

/** Keeps a pledge and hands out its signed receipt; refuses a wrong region, unit, kind or number by name. */
export const submitPledge = (needs: Needs) => {
  const textHash = pledgeTextHash(needs.campaign.pledgeText);
  return async (form: PledgeForm, attempt: Attempt) => {
    checkPlace(needs.campaign, form);
    const pledgedAt = needs.now();
    const swornAt = readSwornAt(form.swornAt, pledgedAt);
    const identity = identify(form, pledgedAt);
    const [pepper, key] = await Promise.all([needs.pepper(), needs.receiptKey()]);
    const { region, unit, staffKind } = form;
    const said = { region, unit, staffKind, act: 'ikrar', channel: 'phone' } as const;
    const kept = await needs.pledges.keep({
      ...said,
      personKey: personKey({
        pepper,
        campaign: needs.campaign.id,
        idKind: identity.idKind,
        number: identity.number,
        ...(identity.idKind === 'staff-number' && { unit: `${form.region}/${form.unit}` }),
      }),
      standing: 'claimed',
      textVersion: needs.campaign.pledgeText.version,
      pledgedAt,
      ...(swornAt !== undefined && { swornAt }),
      receipt: issueReceipt({
        ...said,
        key,
        issuedAtMs: pledgedAt,
        campaign: needs.campaign.id,
        textVersion: needs.campaign.pledgeText.version,
        textHash,
        id: needs.randomBytes(8),
      }),
      attempt,
    });
    if (kept === 'other-body') throw new Refusal('idempotency-key-reused');
    return { receipt: kept.receipt, textHash };
  };
};

const checkPlace = (campaign: Campaign, form: PledgeForm): void => {
  const region = servedRegion(campaign, form.region);
  if (!region) throw refuseField('region', 'unknown-region');
  if (!region.units.some((unit) => unit.code === form.unit))
    throw refuseField('unit', 'unknown-unit');
  if (form.staffKind === 'non-asn' && !campaign.nonAsnTakePart)
    throw refuseField('staffKind', 'not-open');
};

const identify = (form: PledgeForm, now: number) => {
  const identity = parseIdentity(form, now);
  if (!identity.ok) throw refuseField(identity.field, identity.reason);
  return identity;
};
