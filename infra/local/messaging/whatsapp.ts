import * as z from 'zod/mini';
import type { HostClock, HostLog } from '../contracts.ts';
import { actionsRefusing, type Actions } from './action.ts';
import type { Outbox } from './outbox.ts';
import { ServiceError } from './service-error.ts';
import type { Topics } from './sns.ts';
import { readMessage } from './whatsapp-message.ts';

type Needs = {
  outbox: Outbox;
  clock: HostClock;
  newId: () => string;
  log: HostLog;
  /** Where what becomes of messages is told, and to which topics. */
  topics: Pick<Topics, 'publish'>;
  eventTopics: string[];
  /** Whether a phone has WhatsApp and is reached. */
  isReached: (phone: string) => boolean;
};

const invalid = (why: string): ServiceError =>
  new ServiceError('InvalidParametersException', why, 400);
const action = actionsRefusing(invalid);

/** "SendWhatsAppMessage" of AWS End User Messaging Social: a number's id or its ARN, and Meta's message as bytes. */
const sendMessage = z.strictObject({
  originationPhoneNumberId: z
    .string()
    .check(z.regex(/^phone-number-id-.+$|^arn:.*:phone-number-id\/[0-9a-zA-Z]+$/)),
  metaApiVersion: z.string().check(z.regex(/^v\d+\.\d+$/)),
  message: z.string().check(z.minLength(1)),
});

/**
 * The actions of AWS End User Messaging Social that are hosted: what is sent stands in the outbox, and its statuses are
 * told to the topics of the number's events.
 */
export const whatsappActions = (needs: Needs): Actions =>
  new Map([
    [
      'SendWhatsAppMessage',
      action(sendMessage, async ({ message }) => {
        const read = readMessage(message);
        if (!read) throw invalid('The message is not one that the WhatsApp Cloud API takes.');
        const { outbox, clock, newId } = needs;
        const at = new Date(clock.now()).toISOString();
        const messageId = newId();
        const isReached = needs.isReached(read.to);
        if (isReached)
          await outbox.record({
            ...{ id: `${at}-${messageId}`, at, channel: 'whatsapp', topic: '', ...read },
          });
        tellLater(needs, { messageId, to: read.to, isReached });
        return { messageId };
      }),
    ],
  ]);

/** Meta answers after the service has: never within the call. */
const toldAfterMs = 1500;

type Sent = { messageId: string; to: string; isReached: boolean };

const tellLater = (needs: Needs, sent: Sent): void => {
  const timer = setTimeout(() => {
    tell(needs, sent).catch((error: unknown) =>
      needs.log('whatsapp', 'A status could not be told', { reason: String(error) }),
    );
  }, toldAfterMs);
  timer.unref();
};

/** Delivered and read, or failed as for a phone without WhatsApp, in the shapes of AWS and of Meta. */
const tell = async ({ topics, eventTopics, clock }: Needs, sent: Sent): Promise<void> => {
  const { messageId, to, isReached } = sent;
  const at = new Date(clock.now());
  const failed = {
    status: 'failed',
    errors: [{ code: 131026, title: 'Message undeliverable' }],
  };
  const statuses = isReached
    ? ['sent', 'delivered', 'read'].map((status) => ({ status }))
    : [failed];
  for (const status of statuses) {
    const told = {
      ...{ id: `wamid.${messageId}`, recipient_id: to.slice(1) },
      ...{ timestamp: String(Math.floor(at.getTime() / 1000)), ...status },
    };
    const value = { messaging_product: 'whatsapp', metadata: {}, statuses: [told] };
    const event = {
      context: { MetaWabaIds: [], MetaPhoneNumberIds: [] },
      whatsAppWebhookEntry: JSON.stringify({ id: '0', changes: [{ value, field: 'messages' }] }),
      ...{ aws_account_id: '000000000000', message_timestamp: at.toISOString(), messageId },
    };
    for (const topicArn of eventTopics)
      await topics.publish(topicArn, { Message: JSON.stringify(event) });
  }
};
