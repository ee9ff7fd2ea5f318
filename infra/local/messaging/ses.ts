import type { HostClock, HostLog } from '../contracts.ts';
import { actionsRefusing, type Actions } from './action.ts';
import type { DeclaredMail } from './declared-mail.ts';
import { isSimulated, type MailNetwork } from './mail-network.ts';
import type { Outbox } from './outbox.ts';
import { ServiceError } from './service-error.ts';
import { eventsOf, type SentMail } from './ses-events.ts';
import { sendEmail, type MailText, type SendEmail } from './ses-shapes.ts';
import type { Topics } from './sns.ts';

type Needs = {
  declared: DeclaredMail;
  network: MailNetwork;
  outbox: Outbox;
  topics: Pick<Topics, 'publish'>;
  clock: HostClock;
  log: HostLog;
  newId: () => string;
};

const badRequest = (why: string): ServiceError => new ServiceError('BadRequestException', why);
const action = actionsRefusing(badRequest);

/** The actions of the SES API v2 that are hosted; throws SES's own errors. */
export const sesActions = (needs: Needs): Actions => {
  const taken: number[] = [];
  return new Map([
    [
      'SendEmail',
      action(sendEmail, async (asked) => {
        const { loseAnswers, standing } = needs.network.account();
        refuseStanding(standing);
        const recipients = check(needs, asked);
        throttle(needs, taken);
        // Counted before anything is waited for: whoever ends the losses meanwhile has ended them.
        if (loseAnswers > 0) await needs.network.change({ loseAnswers: loseAnswers - 1 });
        const mail = await accept(needs, asked, recipients);
        if (loseAnswers > 0) throw new LostAnswer();
        return { MessageId: mail.messageId };
      }),
    ],
  ]);
};

/** What was asked was done, and whoever asked is not to hear of it. */
export class LostAnswer extends Error {}

const refuseStanding = (standing: 'healthy' | 'paused' | 'suspended'): void => {
  if (standing === 'paused')
    throw new ServiceError(
      'SendingPausedException',
      'Email sending is disabled for your AWS account.',
    );
  if (standing === 'suspended')
    throw new ServiceError(
      'AccountSuspendedException',
      "The message can't be sent because the account's ability to send email has been permanently restricted.",
    );
};

/** Everybody a mail goes to; throws what SES says of one that it does not take. */
const check = (needs: Needs, asked: SendEmail): string[] => {
  const { ToAddresses, CcAddresses, BccAddresses } = asked.Destination;
  const recipients = [...ToAddresses, ...CcAddresses, ...BccAddresses].map(bareOf);
  if (recipients.length === 0 || recipients.length > 50)
    throw badRequest('Recipient count must be between 1 and 50.');
  const { Subject, Body } = asked.Content.Simple;
  if (!Body.Text && !Body.Html) throw badRequest('A message needs a text or an HTML body.');
  for (const part of [Subject, Body.Text, Body.Html]) if (part) checkCharset(part);
  if (/[\r\n]/.test(Subject.Data)) throw badRequest('A subject is one line.');
  checkTags(asked.EmailTags);
  checkSet(needs, asked.ConfigurationSetName);
  checkVerified(needs, bareOf(asked.FromEmailAddress), recipients);
  return recipients;
};

const address = /^[\x21-\x3f\x41-\x7e]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The address in `Name <address>`, or as it stands. */
const bareOf = (written: string): string => {
  if (/[^\x20-\x7e]/.test(written))
    throw badRequest('Non-ASCII letters must be encoded (RFC 2047).');
  const bare = /^[^<>]*<([^<>]+)>$/.exec(written)?.[1] ?? written;
  if (!address.test(bare)) throw badRequest(`Missing final '@domain'`);
  return bare;
};

const checkCharset = ({ Data, Charset }: MailText): void => {
  if (Charset === undefined && /[^\0-\x7f]/.test(Data))
    throw badRequest('Text that is not 7-bit ASCII needs a Charset.');
};

const checkTags = (tags: SendEmail['EmailTags']): void => {
  if (tags.length > 50) throw badRequest('A message has at most 50 tags.');
  for (const { Name, Value } of tags)
    if (![Name, Value].every((part) => /^[A-Za-z0-9_-]{1,256}$/.test(part)))
      throw badRequest(
        'Tags can only contain alphanumeric ASCII characters, underscores and dashes, up to 256.',
      );
};

const checkSet = ({ declared }: Needs, name: string | undefined): void => {
  if (name !== undefined && !declared.configurationSets.includes(name))
    throw new ServiceError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
};

const checkVerified = ({ declared, network }: Needs, from: string, to: string[]): void => {
  const { sandboxed, verified } = network.account();
  const isVerified = (one: string): boolean => {
    const known = [...declared.identities, ...verified];
    return known.includes(one.toLowerCase()) || known.includes(domainOf(one));
  };
  const refused = [
    ...(isVerified(from) ? [] : [from]),
    ...(sandboxed ? to.filter((one) => !isSimulated(one) && !isVerified(one)) : []),
  ];
  if (refused.length > 0)
    throw new ServiceError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region LOCAL: ${refused.join(', ')}`,
    );
};

const domainOf = (one: string): string => (one.split('@')[1] ?? '').toLowerCase();

/** No more in a second than the account may send. */
const throttle = ({ network, clock }: Needs, taken: number[]): void => {
  const { sandboxed, perSecond } = network.account();
  const now = clock.now();
  while ((taken[0] ?? now) <= now - 1000) taken.shift();
  if (taken.length >= (sandboxed ? Math.min(1, perSecond) : perSecond))
    throw new ServiceError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
  taken.push(now);
};

/** Other servers answer after SES has: never within the call. */
const feedbackAfterMs = 1500;

const accept = async (needs: Needs, asked: SendEmail, recipients: string[]): Promise<SentMail> => {
  const { Subject, Body } = asked.Content.Simple;
  const mail: SentMail = {
    messageId: `${needs.newId().replaceAll('-', '').slice(0, 16)}-${needs.newId()}-000000`,
    at: new Date(needs.clock.now()).toISOString(),
    from: asked.FromEmailAddress,
    to: recipients,
    subject: Subject.Data,
    tags: asked.EmailTags,
    configurationSet: asked.ConfigurationSetName,
  };
  const list = needs.declared.suppressing.includes(mail.configurationSet ?? '')
    ? 'suppressing'
    : 'not-suppressing';
  for (const to of recipients) {
    const fate = await needs.network.carry(to, list);
    if (fate === 'delivered' || fate === 'complained')
      await needs.outbox.record({
        ...{ id: `${mail.at}-${mail.messageId}-${to}`, at: mail.at, channel: 'email', to },
        ...{ topic: '', subject: Subject.Data, body: (Body.Text ?? Body.Html)?.Data ?? '' },
      });
    setTimeout(() => {
      const at = new Date(needs.clock.now()).toISOString();
      for (const told of eventsOf(mail, to, { fate, at })) tell(needs, mail, told);
    }, feedbackAfterMs).unref();
  }
  return mail;
};

type SesEvent = { type: string; event: Record<string, unknown> };

const tell = (
  { declared, topics, log }: Needs,
  { configurationSet }: SentMail,
  { type, event }: SesEvent,
): void => {
  for (const { topicArn } of declared.destinations.filter(
    (one) => one.configurationSet === configurationSet && one.types.includes(type),
  ))
    topics
      .publish(topicArn, {
        Subject: 'Amazon SES Email Event Notification',
        Message: JSON.stringify(event),
      })
      .catch((error: unknown) =>
        log('ses', 'An event was not published', { error: String(error) }),
      );
};
