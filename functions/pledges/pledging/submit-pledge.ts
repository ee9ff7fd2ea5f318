import type { Attempt } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { parseIdentity } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import type { AttendCeremony } from '../ceremonies/attend.ts';
import type { StandingReader } from '../rosters/standing.ts';
import { issueReceipt, type SigningKey } from '../../../shared/receipt/receipt.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import { pledgePlace } from '../register/pledge-place.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import { readSwornAt } from '../register/sworn-at.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  standingOf: StandingReader;
  attend: AttendCeremony;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
  randomBytes: (size: number) => Uint8Array;
};

/**
 * Keeps a pledge and hands out its signed receipt, which names the version and hash of the words sworn; refuses a
 * wrong region, unit, time, kind, act, number or ceremony by name.
 */
export const submitPledge = (needs: Needs) => async (form: PledgeForm, attempt: Attempt) => {
  const pledgedAt = needs.now();
  const swornAt = readSwornAt(form.swornAt, pledgedAt);
  const attended = await needs.attend(form, swornAt ?? pledgedAt);
  const said = { ...form, ...(attended && { act: attended.act }) };
  const { text, act } = pledgePlace(needs.campaign, said, swornAt ?? pledgedAt);
  const person = await identify(needs, form, pledgedAt);
  const { region, unit, staffKind } = form;
  const channel = attended?.channel ?? 'phone';
  const sworn = { region, unit, staffKind, act, channel };
  const textVersion = text.version;
  const kept = await needs.pledges.keep({
    ...sworn,
    personKey: person,
    standing: await needs.standingOf(region, person),
    textVersion,
    pledgedAt,
    ...(attended && { ceremony: attended.ceremony }),
    ...(swornAt !== undefined && { swornAt }),
    receipt: issueReceipt({
      ...sworn,
      key: await needs.receiptKey(),
      issuedAtMs: pledgedAt,
      campaign: needs.campaign.id,
      textVersion,
      textHash: text.sha256,
      id: needs.randomBytes(8),
    }),
    attempt,
  });
  if (kept === 'other-body') throw new Refusal('idempotency-key-reused');
  return { receipt: kept.receipt, pledgeText: { version: textVersion, sha256: text.sha256 } };
};

/** The key of the person who pledges; refuses a number that cannot be one. */
const identify = async (needs: Needs, form: PledgeForm, now: number): Promise<string> => {
  const identity = parseIdentity(form, now);
  if (!identity.ok) throw refuseField(identity.field, identity.reason);
  return personKey({
    pepper: await needs.pepper(),
    campaign: needs.campaign.id,
    idKind: identity.idKind,
    number: identity.number,
    ...(identity.idKind === 'staff-number' && { unit: `${form.region}/${form.unit}` }),
  });
};
