import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { SigningKey } from '../../../shared/receipt/receipt.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { pledgePlace } from '../register/pledge-place.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import { recordPledge, type Sent } from '../register/record-pledge.ts';
import type { ConfirmForm } from './confirm-form.ts';
import type { Proof } from './proof.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
};

/**
 * Stores the pledge of somebody who signed in, as confirmed, and returns its signed receipt. It is the pledge of the
 * person the proof tells, whatever the form says; sent again, it is the same pledge. Refuses a form that was shown for
 * another sign-in, a unit that is not the account's, and by name whatever a claim would be refused for.
 */
export const confirmPledge =
  (needs: Needs) =>
  (form: ConfirmForm, proof: Proof, sent: Sent): ReturnType<ReturnType<typeof recordPledge>> => {
    if (form.signIn !== proof.id)
      throw new Refusal('not-signed-in', [{ field: 'signIn', reason: 'other-sign-in' }]);
    requireOwnUnit(form, proof);
    // Their key is the one that counts: practised under it, their pledge would leave the region it counts in.
    if (isPractice(form.region)) throw refuseField('region', 'unknown-region');
    const pledgedAt = needs.now();
    const { text, act } = pledgePlace(needs.campaign, form, pledgedAt);
    const { region, unit, staffKind } = form;
    return recordPledge(needs)(
      {
        ...{ region, unit, staffKind, act, text, pledgedAt },
        channel: 'phone',
        standing: 'confirmed',
        personKey: proof.person,
      },
      sent,
    );
  };

const requireOwnUnit = ({ region, unit }: ConfirmForm, { place }: Proof): void => {
  if (place && (place.region !== region || place.unit !== unit))
    throw refuseField('unit', 'not-the-unit-of-account');
};
