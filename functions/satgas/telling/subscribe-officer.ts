import { isTold, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';

/** The mailboxes on a region's topic, as this room needs them. */
export type Subscriptions = {
  subscribe: (region: string, mailbox: string, filterPolicy: object) => Promise<void>;
  unsubscribe: (region: string, mailbox: string) => Promise<void>;
};

type Needs = Subscriptions & { officers: Pick<OfficerStore, 'listOf'> };

/**
 * Makes the subscriptions of the mailboxes a change touches what the register says: SNS knows a mailbox once for each
 * topic, so it gets what is addressed to any active officer of the region who uses it, and is unsubscribed when nobody
 * does any more. Doing it twice changes nothing. Phones need none: an SMS is published to its phone.
 */
export const subscribeOfficer =
  ({ subscribe, unsubscribe, officers }: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<void> => {
    const changed = after ?? before;
    if (!changed) return;
    const { region, officerId } = changed;
    const others = (await officers.listOf([region])).filter((one) => one.officerId !== officerId);
    const register = after ? [...others, after] : others;
    for (const mailbox of mailboxesOf(before, after)) {
      const users = register.filter((one) => isTold(one) && one.email === mailbox);
      if (users.length === 0) await unsubscribe(region, mailbox);
      else await subscribe(region, mailbox, filterOf(users));
    }
  };

const mailboxesOf = (...officers: (Officer | undefined)[]): Set<string> =>
  new Set(officers.flatMap((officer) => officer?.email ?? []));

/** What is addressed to everybody or to one of these, by e-mail or by every channel. */
const filterOf = (users: Officer[]) => ({
  to: ['all', ...users.map(({ officerId }) => officerId).sort()],
  channel: ['all', 'email'],
});
