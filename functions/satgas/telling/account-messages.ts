import type { Now } from '../../../shared/clock.ts';
import {
  accountLinkLifeMs,
  makeAccountLink,
  officerMark,
} from '../../../shared/sign-in/account-link.ts';
import { accountText, releasedText } from '../alerts/messages.ts';
import type { Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { addressed, type Publish } from './outgoing.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = {
  budget: Pick<BudgetStore, 'reserve'>;
  publish: Publish;
  accountKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: Now;
};

/**
 * Sends the registered phone the link that binds the account somebody asked for, as far as the month's budget has room.
 * One that comes too late to be used is not sent.
 */
export const sendAccountLink =
  (needs: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    const { accountAskedAt: askedAt, accountAskedBy: account, phone } = after ?? {};
    if (!after || askedAt === undefined || account === undefined || phone === undefined) return;
    if (askedAt === before?.accountAskedAt) return;
    const expiresAt = askedAt + accountLinkLifeMs;
    if (expiresAt <= needs.now()) return;
    const paying = { region: after.region, as: 'other' } as const;
    if ((await needs.budget.reserve(needs.now(), paying)) !== 'reserved') return;
    const key = await needs.accountKey();
    const link = { officer: officerMark(key, after), account, round: after.accountRound ?? 0 };
    const text = accountText(`${needs.publicUrl}/s/${makeAccountLink(key, link, expiresAt)}`);
    await needs.publish(addressed(after, { channel: 'sms', text }));
  };

/**
 * Tells the phone and the mailbox that an officer had before that two people released their account: whoever did not want
 * that hears of it there. An SMS goes as far as the month's budget has room.
 */
export const tellReleased =
  ({ budget, publish, now }: Pick<Needs, 'budget' | 'publish' | 'now'>) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    if (!before || (after?.accountRound ?? 0) <= (before.accountRound ?? 0)) return;
    if (addressOf(before, 'email') !== undefined)
      await publish(addressed(before, releasedText(before.region, 'email')));
    if (before.phone === undefined) return;
    const paying = { region: before.region, as: 'other' } as const;
    if ((await budget.reserve(now(), paying)) !== 'reserved') return;
    await publish(addressed(before, releasedText(before.region, 'sms')));
  };
