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

/** One addressed message by one channel, on the topic of the officer's own region. */
export type OutgoingMessage = { region: string; to: string } & MessageText;

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
    return {
      region: officer.region,
      to: officer.officerId,
      ...(channel === 'sms'
        ? { channel, text: smsText(message) }
        : { channel, subject: subjectOf(message), text: emailText(message, officer.lang) }),
    };
  };
