import type { Channel } from '../policy.ts';
import type { Officer } from './officer.ts';

type Contacts = Pick<
  Officer,
  'phone' | 'phoneConfirmedAt' | 'email' | 'emailConfirmedAt' | 'emailBouncedAt'
>;

/** Where somebody is sent messages by a channel: never to a mailbox that mails come back from. */
export const addressOf = (officer: Contacts, channel: Channel): string | undefined => {
  if (channel === 'sms') return officer.phone;
  return officer.emailBouncedAt === undefined ? officer.email : undefined;
};

/** Whether there is any way to send somebody a message. */
export const isTriable = (officer: Contacts): boolean =>
  addressOf(officer, 'sms') !== undefined || addressOf(officer, 'email') !== undefined;

/**
 * Whether messages by this channel reach somebody, as far as is known: whoever reads the address has confirmed it, and
 * nothing came back since. An address that is not confirmed is tried all the same.
 */
export const isReachedBy = (officer: Contacts, channel: Channel): boolean =>
  addressOf(officer, channel) !== undefined &&
  (channel === 'sms' ? officer.phoneConfirmedAt : officer.emailConfirmedAt) !== undefined;

/** Whether messages reach somebody by any channel. */
export const isReached = (officer: Contacts): boolean =>
  isReachedBy(officer, 'sms') || isReachedBy(officer, 'email');
