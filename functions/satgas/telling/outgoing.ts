import type { Alert } from '../alerts/alert.ts';
import {
  emailText,
  smsText,
  subjectOf,
  type AlertMessage,
  type MessageText,
} from '../alerts/messages.ts';
import { linkLifeMs, makeLink } from '../alerts/personal-link.ts';
import { recipientOf, type Officer } from '../officers/officer.ts';
import type { Channel } from '../policy.ts';

/** One addressed message by one channel: an SMS to a phone or an e-mail to a mailbox, whoever shares it. */
export type OutgoingMessage = { region: string; to: string } & (
  | (Extract<MessageText, { channel: 'sms' }> & { phone: string })
  | (Extract<MessageText, { channel: 'email' }> & { mailbox: string })
);

/** Publishes a message; returns the id its receipts will name. */
export type Publish = (message: OutgoingMessage) => Promise<string>;

type Needs = { linkKey: () => Promise<Uint8Array>; publicUrl: string; now: () => number };

/** An alert's message to an officer by a channel, with a link of their own. */
export const alertMessage =
  ({ linkKey, publicUrl, now }: Needs) =>
  async (alert: Alert, officer: Officer, channel: Channel): Promise<OutgoingMessage> => {
    const officerId = recipientOf(officer);
    const token = makeLink(await linkKey(), { ...alert, officerId }, now() + linkLifeMs);
    const message: AlertMessage = {
      region: alert.region,
      caseNumber: alert.caseNumber,
      severity: alert.severity,
      link: `${publicUrl}/a/${token}`,
      overdue: alert.overdue,
      isNaming: alert.isNaming,
    };
    return addressed(
      officer,
      channel === 'sms'
        ? { channel, text: smsText(message) }
        : { channel, subject: subjectOf(message), text: emailText(message, officer.lang) },
    );
  };

/** A text on its way to an officer; throws where there is no phone or mailbox for it to go to. */
export const addressed = (
  {
    region,
    officerId: to,
    phone,
    email,
  }: Pick<Officer, 'region' | 'officerId' | 'phone' | 'email'>,
  text: MessageText,
): OutgoingMessage => {
  if (text.channel === 'email') {
    if (email === undefined) throw new Error('There is no mailbox');
    return { region, to, mailbox: email, ...text };
  }
  if (phone === undefined) throw new Error('There is no phone');
  return { region, to, phone, ...text };
};
