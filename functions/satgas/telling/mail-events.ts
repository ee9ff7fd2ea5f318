import * as z from 'zod/mini';

const snsShape = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
});

const recipients = z._default(z.array(z.object({ emailAddress: z.string() })), []);
/** As SES tells of a mail (SES Developer Guide, "Contents of event data that Amazon SES publishes to Amazon SNS"). */
const mailEventShape = z.object({
  eventType: z.enum(['Bounce', 'Complaint', 'Delivery']),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z._default(z.record(z.string(), z.array(z.string())), {}),
  }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: recipients,
    }),
  ),
  complaint: z.optional(
    z.object({
      complainedRecipients: recipients,
      complaintFeedbackType: z.optional(z.nullable(z.string())),
    }),
  ),
});
type RawEvent = z.infer<typeof mailEventShape>;

/** What became of a mail: 'full' is for now, as is everything that SES calls transient. */
export type MailEvent = {
  messageId: string;
  /** When the mail was sent, in milliseconds since the epoch. */
  sentAt: number;
  /** The officer's region, as the mail was tagged. */
  region: string | undefined;
  became: 'delivered' | 'bounced' | 'bounced-for-now' | 'complained';
  /** In SES's words, without any address. */
  detail: string;
  /** The mailboxes it is about, in small letters. */
  mailboxes: string[];
};

/** What SES tells in an event of its topic; what is none of ours, or says nothing of a mail's end, is passed over. */
export const mailEventsIn = (event: unknown): MailEvent[] =>
  z.parse(snsShape, event).Records.flatMap(({ Sns }) => {
    const parsed = z.safeParse(mailEventShape, parse(Sns.Message));
    return parsed.success ? eventOf(parsed.data) : [];
  });

/** Whether an event comes from SES's topic, and not from a log. */
export const isMailEvent = (event: unknown): boolean => z.safeParse(snsShape, event).success;

const eventOf = (raw: RawEvent): MailEvent[] => {
  const end = endOf(raw);
  if (!end) return [];
  const { messageId, timestamp, tags } = raw.mail;
  return [
    {
      ...{ messageId, sentAt: Date.parse(timestamp) },
      region: tags['region']?.[0]?.replace('-', '.'),
      ...end,
    },
  ];
};

const endOf = ({
  eventType,
  bounce,
  complaint,
}: RawEvent): Pick<MailEvent, 'became' | 'detail' | 'mailboxes'> | undefined => {
  if (eventType === 'Delivery')
    return { became: 'delivered', detail: 'mail-server', mailboxes: [] };
  if (bounce)
    return {
      became: bounce.bounceType === 'Permanent' ? 'bounced' : 'bounced-for-now',
      detail: `${bounce.bounceType}/${bounce.bounceSubType}`.slice(0, 100),
      mailboxes: namesOf(bounce.bouncedRecipients),
    };
  // Some readers' providers tell that a mail is no spam by the same way.
  if (!complaint || complaint.complaintFeedbackType === 'not-spam') return undefined;
  return {
    became: 'complained',
    detail: 'complained',
    mailboxes: namesOf(complaint.complainedRecipients),
  };
};

const namesOf = (them: { emailAddress: string }[]): string[] =>
  them.map(({ emailAddress }) => bareOf(emailAddress).toLowerCase());

const bareOf = (written: string): string => /<([^<>]+)>/.exec(written)?.[1] ?? written;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
