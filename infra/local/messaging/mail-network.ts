import * as z from 'zod/mini';
import type { HostStore } from '../contracts.ts';

const addresses = z._default(z.array(z.string()), []);
const stateShape = z.object({
  sandboxed: z.boolean(),
  standing: z.enum(['healthy', 'paused', 'suspended']),
  /** Mails a second; in the sandbox one. */
  perSecond: z.number(),
  /** Addresses that were verified one by one: in the sandbox nobody else gets mail. */
  verified: addresses,
  /** No such mailbox, or a full one; and readers who call every mail spam. */
  bouncing: addresses,
  full: addresses,
  complaining: addresses,
  /** What SES no longer sends to, having been told once. */
  suppressed: addresses,
  /** So many of the next mails are taken, and nobody says so: the connection breaks. */
  loseAnswers: z.number(),
});
/** The account's standing with SES, and the mailboxes that do not take mail. */
export type MailAccount = z.infer<typeof stateShape>;

/** What becomes of a mail that was accepted. */
export type Fate = 'delivered' | 'complained' | 'bounced' | 'full' | 'suppressed';

/** The local stand-in for the mail servers of the world. */
export type MailNetwork = {
  account: () => MailAccount;
  change: (more: Partial<MailAccount>) => Promise<void>;
  /** What becomes of a mail to this address; whoever bounces or complains is on the suppression list from now on, where one is in force. */
  carry: (to: string, list: 'suppressing' | 'not-suppressing') => Promise<Fate>;
};

const kind = 'mail-account';
const fresh: MailAccount = {
  ...{ sandboxed: false, standing: 'healthy', perSecond: 1000, loseAnswers: 0 },
  ...{ verified: [], bouncing: [], full: [], complaining: [], suppressed: [] },
};

/** Opens the account as the last run left it. */
export const openMailNetwork = async (store: HostStore): Promise<MailNetwork> => {
  const kept = z.safeParse(stateShape, await store.get(kind, 'account'));
  let account = kept.success ? kept.data : fresh;
  const change = async (more: Partial<MailAccount>) => {
    account = { ...account, ...more };
    await store.put(kind, 'account', account);
  };
  return {
    account: () => account,
    change,
    carry: async (to, list) => {
      const suppressed = list === 'suppressing' ? account.suppressed : [];
      const fate = fateOf({ ...account, suppressed }, to);
      if (
        list === 'suppressing' &&
        !isSimulated(to) &&
        (fate === 'bounced' || fate === 'complained')
      )
        await change({ suppressed: [...new Set([...account.suppressed, to])] });
      return fate;
    },
  };
};

/** The mailbox simulator of SES: always the same, also in the sandbox, and never on a suppression list. */
const simulated: Record<string, Fate> = {
  success: 'delivered',
  ooto: 'delivered',
  bounce: 'bounced',
  complaint: 'complained',
  suppressionlist: 'suppressed',
};
const simulator = /^([a-z]+)(\+[^@]*)?@simulator\.amazonses\.com$/;

/** Whether an address is one of the simulator's. */
export const isSimulated = (to: string): boolean => simulator.test(to);

const fateOf = (account: MailAccount, to: string): Fate => {
  const played = simulator.exec(to)?.[1];
  if (played !== undefined) return simulated[played] ?? 'bounced';
  if (account.suppressed.includes(to)) return 'suppressed';
  if (account.bouncing.includes(to)) return 'bounced';
  if (account.full.includes(to)) return 'full';
  return account.complaining.includes(to) ? 'complained' : 'delivered';
};
