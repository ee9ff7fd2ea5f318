import { isRecord } from './filter-condition.ts';
import { attributeBytes, readAttributes, type MessageAttributes } from './message-attributes.ts';
import { invalidParameter, ServiceError } from './service-error.ts';
import type { PublishedMessage } from './sns-shapes.ts';
import type { Protocol } from './subscription.ts';

/** A checked message on its way to subscribers. */
export type Published = {
  messageId: string;
  topicArn: string;
  /** Of the topic. */
  displayName?: string;
  /** ISO 8601. */
  at: string;
  subject?: string;
  /** What each kind of subscriber reads. */
  textFor: (protocol: Protocol) => string;
  attributes: MessageAttributes;
};

const badAttribute = (why: string): ServiceError => new ServiceError('ParameterValueInvalid', why);

/** Checks a message as SNS does; throws SNS's own errors. */
export const readMessage = (
  asked: PublishedMessage,
): Pick<Published, 'subject' | 'textFor' | 'attributes'> => {
  const attributes = readAttributes(asked.MessageAttributes, badAttribute);
  const { Message: message, Subject: subject } = asked;
  if (message === '') throw invalidParameter('Empty message');
  if (Buffer.byteLength(message) + attributeBytes(attributes) > 262_144)
    throw invalidParameter('Message too long');
  if (subject !== undefined) checkSubject(subject);
  const textFor = readStructure(message, asked.MessageStructure);
  return { textFor, attributes, ...(subject !== undefined && { subject }) };
};

const checkSubject = (subject: string): void => {
  // ASCII, and "less than 100 characters long".
  if (!/^[\x21-\x7e][\x20-\x7e]{0,98}$/.test(subject)) throw invalidParameter('Subject');
};

/**
 * What a phone reads. SNS puts the topic's display name, in capitals, and "> " before the text. Of a subject AWS's
 * console said that it "will be used as content for the SMS messages", and no document of today says otherwise: so
 * it replaces the text here.
 */
export const phoneReads = ({
  displayName = '',
  subject,
  textFor,
}: Pick<Published, 'displayName' | 'subject' | 'textFor'>): string =>
  `${displayName === '' ? '' : `${displayName.toUpperCase()}> `}${subject ?? textFor('sms')}`;

const readStructure = (message: string, structure: string | undefined): Published['textFor'] => {
  if (structure === undefined) return () => message;
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  const texts = parseTexts(message);
  const fallback = texts.get('default');
  if (fallback === undefined)
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  return (protocol) => texts.get(protocol) ?? fallback;
};

const parseTexts = (message: string): Map<string, string> => {
  const parsed = parseJson(message);
  if (!isRecord(parsed))
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  return new Map(
    Object.entries(parsed).map(([protocol, text]) => {
      if (typeof text !== 'string')
        throw invalidParameter(`Message Structure - The entry ${protocol} must be a string`);
      return [protocol, text];
    }),
  );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The notification document a queue receives. */
export const queueEnvelope = (message: Published, subscriptionArn: string) => ({
  Type: 'Notification',
  ...body(message, 'sqs'),
  SignatureVersion: '1',
  Signature: 'LOCAL',
  SigningCertURL: 'https://local.invalid/SimpleNotificationService.pem',
  UnsubscribeURL: `https://local.invalid/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
  ...attributesForm(message.attributes),
});

/** The event a function receives. */
export const lambdaEvent = (message: Published, subscriptionArn: string) => ({
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: subscriptionArn,
      Sns: {
        Type: 'Notification',
        ...body(message, 'lambda'),
        Subject: message.subject ?? null,
        SignatureVersion: '1',
        Signature: 'LOCAL',
        SigningCertUrl: 'https://local.invalid/SimpleNotificationService.pem',
        UnsubscribeUrl: `https://local.invalid/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
        MessageAttributes: {},
        ...attributesForm(message.attributes),
      },
    },
  ],
});

const body = (message: Published, protocol: Protocol) => ({
  MessageId: message.messageId,
  TopicArn: message.topicArn,
  ...(message.subject !== undefined && { Subject: message.subject }),
  Message: message.textFor(protocol),
  Timestamp: message.at,
});

const attributesForm = (attributes: MessageAttributes) => {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return {};
  const form = entries.map(([name, { dataType, stringValue, binaryValue }]) => [
    name,
    { Type: dataType, Value: stringValue ?? binaryValue },
  ]);
  return { MessageAttributes: Object.fromEntries(form) as Record<string, unknown> };
};
