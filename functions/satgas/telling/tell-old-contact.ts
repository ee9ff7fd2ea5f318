import type { Now } from '../../../shared/clock.ts';
import { noLongerText } from '../alerts/messages.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { addressed, type Publish } from './outgoing.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = { budget: Pick<BudgetStore, 'reserve'>; publish: Publish; now: Now };

/**
 * Tells the phone and the mailbox that a change of the register took away from an officer that they get alerts no more:
 * whoever was switched off, or whose alerts somebody turned to another phone, hears of it there. An SMS goes as far as
 * the month's budget has room.
 */
export const tellOldContact =
  ({ budget, publish, now }: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    if (!before || !isTold(before)) return;
    const still = after && isTold(after) ? after : undefined;
    if (addressOf(before, 'email') !== undefined && still?.email !== before.email)
      await publish(addressed(before, noLongerText(before.region, 'email')));
    if (before.phone === undefined || still?.phone === before.phone) return;
    const paying = { region: before.region, as: 'other' } as const;
    if ((await budget.reserve(now(), paying)) !== 'reserved') return;
    await publish(addressed(before, noLongerText(before.region, 'sms')));
  };
