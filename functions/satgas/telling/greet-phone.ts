import type { Now } from '../../../shared/clock.ts';
import { phoneText } from '../alerts/messages.ts';
import { addressed, type Publish } from './outgoing.ts';
import type { Officer } from '../officers/officer.ts';
import { makePhoneLink } from './phone-link.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = {
  budget: Pick<BudgetStore, 'reserve'>;
  publish: Publish;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: Now;
};

/**
 * Sends a phone that is new in the register the link that confirms it, as far as the month's budget has room.
 * A phone that is not confirmed gets alerts all the same: oversight sees that it may be nobody's.
 */
export const greetPhone =
  (needs: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    if (!after?.active || after.phone === undefined || after.phone === before?.phone) return;
    const now = needs.now();
    const paying = { region: after.region, as: 'other' } as const;
    if ((await needs.budget.reserve(now, paying)) !== 'reserved') return;
    const token = makePhoneLink(await needs.linkKey(), { ...after, phone: after.phone }, now);
    const text = phoneText(`${needs.publicUrl}/k/${token}`);
    await needs.publish(addressed(after, { channel: 'sms', text }));
  };
