import type { Channel } from '../policy.ts';
import type { Officer } from './officer.ts';

type Contacts = Pick<
  Officer,
  | 'phone'
  | 'phoneConfirmedAt'
  | 'whatsappConfirmedAt'
  | 'email'
  | 'emailConfirmedAt'
  | 'emailBouncedAt'
>;

/**
 * Where somebody is sent messages by a channel: never to a mailbox that mails come back from, and by WhatsApp only to a
 * phone whose owner asked for it and pressed the link that was sent there.
 */
export const addressOf = (officer: Contacts, channel: Channel): string | undefined => {
  if (channel === 'sms') return officer.phone;
  if (channel === 'whatsapp')
    return officer.whatsappConfirmedAt === undefined ? undefined : officer.phone;
  return officer.emailBouncedAt === undefined ? officer.email : undefined;
};

/** Whether there is any way to send somebody a message. */
export const isTriable = (officer: Contacts): boolean =>
  addressOf(officer, 'sms') !== undefined || addressOf(officer, 'email') !== undefined;

const confirmedAt = (officer: Contacts): Record<Channel, number | undefined> => ({
  sms: officer.phoneConfirmedAt,
  email: officer.emailConfirmedAt,
  whatsapp: officer.whatsappConfirmedAt,
});

/**
 * Whether messages by this channel reach somebody, as far as is known: whoever reads the address has confirmed it, and
 * nothing came back since. A phone or mailbox that is not confirmed is tried all the same.
 */
export const isReachedBy = (officer: Contacts, channel: Channel): boolean =>
  addressOf(officer, channel) !== undefined && confirmedAt(officer)[channel] !== undefined;

/** Whether messages reach somebody by SMS or e-mail: whom WhatsApp alone reaches counts as not reached. */
export const isReached = (officer: Contacts): boolean =>
  isReachedBy(officer, 'sms') || isReachedBy(officer, 'email');
