import type { Alert } from '../alerts/alert.ts';
import {
  emailText,
  smsText,
  subjectOf,
  type AlertMessage,
  type MessageText,
} from '../alerts/messages.ts';
import { whatsappAlert, type WhatsappText } from '../alerts/whatsapp-texts.ts';
import { linkLifeMs, makeLink } from '../alerts/personal-link.ts';
import { recipientOf, type Officer } from '../officers/officer.ts';
import type { Channel } from '../policy.ts';

/** One addressed message by one channel: to a phone or to a mailbox, whoever shares it. */
export type OutgoingMessage = { region: string; to: string } & (
  | (Extract<MessageText, { channel: 'sms' }> & { phone: string })
  | (Extract<MessageText, { channel: 'email' }> & { mailbox: string })
  | (WhatsappText & { phone: string })
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
    return addressed(officer, textOf(channel, message, officer.lang));
  };

const textOf = (channel: Channel, message: AlertMessage, lang: Officer['lang']): MessageText => {
  if (channel === 'sms') return { channel, text: smsText(message) };
  if (channel === 'whatsapp') return whatsappAlert(message);
  return { channel, subject: subjectOf(message), text: emailText(message, lang) };
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
