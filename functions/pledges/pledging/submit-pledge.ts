import type { Attempt } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { parseIdentity } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import type { AttendCeremony } from '../ceremonies/attend.ts';
import { issueReceipt, type SigningKey } from '../../../shared/receipt/receipt.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import { pledgePlace } from '../register/pledge-place.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import type { Standing } from '../register/standing.ts';
import { senderMark } from '../register/sender-mark.ts';
import { readSwornAt } from '../register/sworn-at.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  attend: AttendCeremony;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
};

/** How a pledge arrived: which attempt it is, and the address it came from. */
export type Sent = { attempt: Attempt; address: string };

/**
 * Stores a pledge and returns its signed receipt, which names the version and hash of the words sworn and what the
 * pledge is worth: attended with a ticket that lives, else claimed. A first and a repeated pledge take the same way
 * through here and get a receipt of their own; its number follows from the attempt, so that a retry gets it again
 * whatever the register holds. Refuses a wrong region, unit, time, kind, act, number or ceremony by name.
 */
export const submitPledge = (needs: Needs) => async (form: PledgeForm, sent: Sent) => {
  const { attempt, address } = sent;
  const pledgedAt = needs.now();
  const swornAt = readSwornAt(form.swornAt, pledgedAt);
  const attended = await needs.attend(form, { at: pledgedAt, waited: swornAt !== undefined });
  const said = { ...form, ...(attended && { act: attended.act }) };
  const { text, act } = pledgePlace(needs.campaign, said, swornAt ?? pledgedAt);
  const person = await identify(needs, form, pledgedAt);
  const { region, unit, staffKind } = form;
  const standing: Standing = attended?.bound ? 'attended' : 'claimed';
  const channel = attended?.channel ?? 'phone';
  const sworn = { region, unit, staffKind, act, channel, standing, textVersion: text.version };
  const id = receiptIdOf(attempt);
  await needs.pledges.store({
    ...sworn,
    ...attended?.bound,
    personKey: person,
    pledgedAt,
    ...(swornAt !== undefined && { swornAt }),
    receiptId: id.toString('hex'),
    sender: senderMark(await needs.pepper(), address, pledgedAt),
  });
  const receipt = issueReceipt({
    ...sworn,
    key: await needs.receiptKey(),
    issuedAtMs: pledgedAt,
    campaign: needs.campaign.id,
    textHash: text.sha256,
    id,
  });
  return { receipt, standing, pledgeText: { version: text.version, sha256: text.sha256 } };
};

/** Eight bytes of the keyed hash of the attempt: as good as random, and the same for a retry. */
const receiptIdOf = ({ body }: Attempt): Buffer => Buffer.from(body, 'base64url').subarray(0, 8);

/** The key of the person who pledges; refuses a number that cannot be one. */
const identify = async (needs: Needs, form: PledgeForm, now: number): Promise<string> => {
  const identity = parseIdentity(form, now);
  if (!identity.ok) throw refuseField(identity.field, identity.reason, identity.facts);
  return personKey({
    pepper: await needs.pepper(),
    campaign: needs.campaign.id,
    idKind: identity.idKind,
    number: identity.number,
    ...(identity.idKind === 'staff-number' && { unit: `${form.region}/${form.unit}` }),
  });
};
