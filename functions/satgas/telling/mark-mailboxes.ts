import type { OfficerStore } from '../officers/officer-store.ts';
import { mailEventsIn, type MailEvent } from './mail-events.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'markBounced'>;
  count: (metric: 'MailboxesBounced') => void;
};

/**
 * Marks every officer of the region whose mailbox a mail came back from for good, or whose reader called one spam: it is
 * sent nothing any more until it is changed or confirmed again. An event that comes twice, or is older than a
 * confirmation, changes nothing.
 */
export const markMailboxes =
  ({ officers, count }: Needs) =>
  async (event: unknown): Promise<{ marked: number }> => {
    let marked = 0;
    for (const { region, became, mailboxes, sentAt } of mailEventsIn(event)) {
      const why = reasons[became];
      if (why === undefined || region === undefined) continue;
      for (const officer of await officers.listOf([region])) {
        const { email: mailbox } = officer;
        if (mailbox === undefined || !mailboxes.includes(mailbox.toLowerCase())) continue;
        if (!(await officers.markBounced(officer, { mailbox, why, at: sentAt }))) continue;
        count('MailboxesBounced');
        marked += 1;
      }
    }
    return { marked };
  };

const reasons: Partial<Record<MailEvent['became'], 'bounced' | 'complained'>> = {
  bounced: 'bounced',
  complained: 'complained',
};
