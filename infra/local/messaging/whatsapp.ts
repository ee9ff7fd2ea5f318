import * as z from 'zod/mini';
import type { HostClock } from '../contracts.ts';
import { actionsRefusing, type Actions } from './action.ts';
import type { Outbox } from './outbox.ts';
import { ServiceError } from './service-error.ts';

type Needs = { outbox: Outbox; clock: HostClock; newId: () => string };

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

/** Of Meta's messages only texts are hosted, as the Cloud API takes them. */
const textMessage = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.optional(z.literal('individual')),
  to: z.string().check(z.regex(/^\+\d{8,15}$/)),
  type: z.literal('text'),
  text: z.strictObject({
    preview_url: z.optional(z.boolean()),
    body: z.string().check(z.minLength(1), z.maxLength(4096)),
  }),
});

/** The actions of AWS End User Messaging Social that are hosted: what is sent stands in the outbox. */
export const whatsappActions = ({ outbox, clock, newId }: Needs): Actions =>
  new Map([
    [
      'SendWhatsAppMessage',
      action(sendMessage, async ({ message }) => {
        const { to, text } = readMessage(message);
        const at = new Date(clock.now()).toISOString();
        const messageId = newId();
        await outbox.record({
          ...{ id: `${at}-${messageId}`, at, channel: 'whatsapp', to, topic: '', body: text.body },
        });
        return { messageId };
      }),
    ],
  ]);

const readMessage = (base64: string): z.infer<typeof textMessage> => {
  try {
    return z.parse(textMessage, JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
  } catch {
    throw invalid('The message is not one that the WhatsApp Cloud API takes.');
  }
};
