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

/**
 * One addressed message by one channel: an SMS to a phone, whoever shares it, or an e-mail on the topic of the officer's
 * own region.
 */
export type OutgoingMessage = { region: string; to: string } & (
  | (Extract<MessageText, { channel: 'sms' }> & { phone: string })
  | Extract<MessageText, { channel: 'email' }>
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

/** A text on its way to an officer; throws where an SMS has no phone to go to. */
export const addressed = (
  { region, officerId: to, phone }: Pick<Officer, 'region' | 'officerId' | 'phone'>,
  text: MessageText,
): OutgoingMessage => {
  if (text.channel === 'email') return { region, to, ...text };
  if (phone === undefined) throw new Error('There is no phone');
  return { region, to, phone, ...text };
};
