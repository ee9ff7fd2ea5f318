import type { Now } from '../../../shared/clock.ts';
import { phoneText } from '../alerts/messages.ts';
import { addressed, type Publish } from './outgoing.ts';
import type { Officer } from '../officers/officer.ts';
import { makeContactLink } from './contact-link.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = {
  budget: Pick<BudgetStore, 'reserve'>;
  publish: Publish;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: Now;
};

/**
 * Sends a phone that is new in the register, or whose officer asks again, the link that confirms it, as far as the month's budget has room.
 * A phone that is not confirmed gets alerts all the same: oversight sees that it may be nobody's.
 */
export const greetPhone =
  (needs: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    if (!after?.active || after.phone === undefined) return;
    const isWanted = isAskedAgain(before, after) && after.phoneConfirmedAt === undefined;
    if (after.phone === before?.phone && !isWanted) return;
    const now = needs.now();
    const paying = { region: after.region, as: 'other' } as const;
    if ((await needs.budget.reserve(now, paying)) !== 'reserved') return;
    const contact = { channel: 'sms', address: after.phone } as const;
    const token = makeContactLink(await needs.linkKey(), { ...after, contact }, now);
    const text = phoneText(`${needs.publicUrl}/k/${token}`);
    await needs.publish(addressed(after, { channel: 'sms', text }));
  };

/** Whether the officer has just asked for the links that confirm their phone and mailbox. */
const isAskedAgain = (before: Officer | undefined, after: Officer): boolean =>
  after.contactAskedAt !== undefined && after.contactAskedAt !== before?.contactAskedAt;

type Change = (before: Officer | undefined, after: Officer | undefined) => Promise<void>;
type Greeting = {
  sendAccountLink: Change;
  tellReleased: Change;
  tellOldContact: Change;
  greetPhone: Change;
  askMailbox: (officer: Officer) => Promise<unknown>;
};

/** What a change of the register is told to the addresses it takes from an officer, and to those it gives them. */
export const greetOfficer =
  ({
    sendAccountLink,
    tellReleased,
    tellOldContact,
    greetPhone: greet,
    askMailbox,
  }: Greeting): Change =>
  async (before, after) => {
    await sendAccountLink(before, after);
    await tellReleased(before, after);
    await tellOldContact(before, after);
    await greet(before, after);
    const isNew = after?.email !== before?.email || after?.active !== before?.active;
    if (after && (isNew || isAskedAgain(before, after))) await askMailbox(after);
  };
