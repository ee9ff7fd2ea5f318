import type { Fate } from './mail-network.ts';

/** A mail that SES took. */
export type SentMail = {
  messageId: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  tags: { Name: string; Value: string }[];
  configurationSet: string | undefined;
};

type Event = { type: string; event: Record<string, unknown> };

/**
 * What SES tells of a mail to one address, in its own shape (SES Developer Guide, "Contents of event data that Amazon SES
 * publishes to Amazon SNS"), in the order in which it comes about.
 */
export const eventsOf = (mail: SentMail, to: string, { fate, at }: { fate: Fate; at: string }) => {
  const told = (eventType: string, details: Record<string, unknown>): Event => ({
    type: eventType.toLowerCase(),
    event: {
      eventType,
      mail: mailOf(mail),
      [eventType.toLowerCase()]: { timestamp: at, ...details },
    },
  });
  const feedbackId = `${mail.messageId.slice(0, 16)}-feedback`;
  if (fate === 'bounced' || fate === 'full' || fate === 'suppressed')
    return [told('Bounce', { ...bounces[fate](to), feedbackId, reportingMTA: 'dsn; local' })];
  const delivered = told('Delivery', {
    ...{ processingTimeMillis: 1, recipients: [to], smtpResponse: '250 2.6.0 Message received' },
    ...{ remoteMtaIp: '127.0.0.1', reportingMTA: 'local' },
  });
  if (fate === 'delivered') return [delivered];
  const complained = {
    ...{ feedbackId, complaintSubType: null, complainedRecipients: [{ emailAddress: to }] },
    ...{ userAgent: 'local', complaintFeedbackType: 'abuse', arrivalDate: at },
  };
  return [delivered, told('Complaint', complained)];
};

const bounce = (
  [bounceType, bounceSubType]: [string, string],
  { status, diagnosticCode }: { status: string; diagnosticCode: string },
) => {
  return (emailAddress: string) => ({
    bounceType,
    bounceSubType,
    bouncedRecipients: [{ emailAddress, action: 'failed', status, diagnosticCode }],
  });
};

const bounces = {
  bounced: bounce(['Permanent', 'General'], {
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  }),
  full: bounce(['Transient', 'MailboxFull'], {
    status: '4.2.2',
    diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
  }),
  suppressed: bounce(['Permanent', 'OnAccountSuppressionList'], {
    status: '5.1.1',
    diagnosticCode:
      'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
  }),
};

const mailOf = ({ messageId, at, from, to, subject, tags, configurationSet }: SentMail) => ({
  timestamp: at,
  source: from,
  sourceArn: `arn:aws:ses:local:000000000000:identity/${from}`,
  sendingAccountId: '000000000000',
  messageId,
  destination: to,
  headersTruncated: false,
  headers: [
    { name: 'From', value: from },
    { name: 'To', value: to.join(', ') },
    { name: 'Subject', value: subject },
  ],
  commonHeaders: { from: [from], to, messageId, subject },
  tags: {
    ...(configurationSet !== undefined && { 'ses:configuration-set': [configurationSet] }),
    'ses:caller-identity': ['local'],
    ...Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]])),
  },
});
