import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { mailboxText } from '../alerts/messages.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { makeContactLink } from './contact-link.ts';
import { addressed, type Publish } from './outgoing.ts';
import { whatBecame } from '../../../shared/what-became.ts';

type Needs = {
  officers: Pick<OfficerStore, 'noteAsked' | 'takeBackAsked'>;
  publish: Publish;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: Now;
};

/** How often a mailbox is asked to confirm itself, a day apart: two weeks, and then oversight alone sees it. */
export const mostAsks = 14;
const askEveryMs = 86_400_000;

/** Whether a mailbox is to be asked now: it is not confirmed, takes mail, and was not asked today; after two weeks, where they ask for it. */
export const isAskDue = (officer: Officer, now: number): boolean =>
  isTold(officer) &&
  officer.email !== undefined &&
  officer.emailConfirmedAt === undefined &&
  officer.emailBouncedAt === undefined &&
  ((officer.emailAsked ?? 0) < mostAsks || now - (officer.contactAskedAt ?? 0) < askEveryMs) &&
  now - (officer.emailAskedAt ?? -Infinity) >= askEveryMs;

export type AskOutcome = 'asked' | 'not-now' | 'not-sent';

/**
 * Sends a mailbox the link that confirms it, once a day and a bounded number of times; noted on the officer's row before
 * it is sent, and taken back where SES does not take it. A mailbox that is not confirmed gets alerts all the same.
 */
export const askMailbox =
  ({ officers, publish, linkKey, publicUrl, now }: Needs) =>
  async (officer: Officer): Promise<AskOutcome> => {
    const { email, emailAsked: asked } = officer;
    if (email === undefined || !isAskDue(officer, now())) return 'not-now';
    const contact = { channel: 'email', address: email } as const;
    const token = makeContactLink(await linkKey(), { ...officer, contact }, now());
    if (!(await officers.noteAsked(officer, { mailbox: email, asked, at: now() })))
      return 'not-now';
    try {
      await publish(addressed(officer, mailboxText(`${publicUrl}/k/${token}`, officer.lang)));
      return 'asked';
    } catch (error) {
      if (whatBecame(error) === 'not-taken')
        await officers.takeBackAsked(officer, { mailbox: email, asked });
      return 'not-sent';
    }
  };

type AllNeeds = Needs & {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
};

/** Asks every mailbox that is due; a region that cannot be read holds no other back. */
export const askMailboxes = (needs: AllNeeds) => async (): Promise<{ asked: number }> => {
  const ask = askMailbox(needs);
  const sums = await eachOf(needs.regions, { atOnce: 5 }, async (region) => {
    const due = (await needs.officers.listOf([region])).filter((one) => isAskDue(one, needs.now()));
    const became = await eachOf(due, { atOnce: 2 }, ask);
    return became.filter((one) => one === 'asked').length;
  });
  return { asked: sums.reduce((sum, one) => sum + one, 0) };
};
