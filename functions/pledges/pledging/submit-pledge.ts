import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { identify } from '../register/identify.ts';
import type { AttendCeremony } from '../ceremonies/attend.ts';
import type { SigningKey } from '../../../shared/receipt/receipt.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import { pledgePlace } from '../register/pledge-place.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import { recordPledge, type OwnStanding, type SentBy } from '../register/record-pledge.ts';
import type { PassClaim } from './pass-claim.ts';
import { readSwornAt } from '../register/sworn-at.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  attend: AttendCeremony;
  passClaim: PassClaim;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
};

/**
 * Stores a pledge and returns its signed receipt, which says what the pledge is worth: attended with a ticket that
 * lives, else claimed. A first and a repeated pledge take the same way through here and get a receipt of their own.
 * Refuses a wrong region, unit, time, kind, act, number or ceremony by name, and asks for a puzzle (passClaim).
 */
export const submitPledge = (needs: Needs) => async (form: PledgeForm, sent: SentBy) => {
  const pledgedAt = needs.now();
  const swornAt = readSwornAt(form.swornAt, pledgedAt);
  const attended = await needs.attend(form, { at: pledgedAt, waited: swornAt !== undefined });
  const said = { ...form, ...(attended && { act: attended.act }) };
  const { text, act } = pledgePlace(needs.campaign, said, swornAt ?? pledgedAt);
  const person = await identify(needs, form, pledgedAt);
  const { region, unit, staffKind } = form;
  const standing: OwnStanding = attended?.bound ? 'attended' : 'claimed';
  const channel = attended?.channel ?? 'phone';
  const passed = standing === 'claimed' ? await needs.passClaim(region, sent) : 'usual';
  return recordPledge(needs)(
    {
      ...{ region, unit, staffKind, act, channel, standing, text },
      ...attended?.bound,
      personKey: person,
      pledgedAt,
      ...(swornAt !== undefined && { swornAt }),
      ...(passed === 'solved' && { solved: true }),
    },
    sent,
  );
};
