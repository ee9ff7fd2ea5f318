import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import { topicSuffix } from './topic-name.ts';

/**
 * Where e-mails are published, under which registered sender SMS go ('none' where there is none), and what one part of
 * an SMS costs, in millionths of a US dollar.
 */
export type PublisherSettings = {
  topicArnPrefix: string;
  senderId: string;
  partMicroUsd: number;
};

/**
 * Publishes an SMS to its phone, so that a phone serves as many officers as share it, and an e-mail to the topic of the
 * officer's region, addressed so that only that officer's subscription matches.
 */
export const addressedPublisher =
  (client: SNSClient, settings: PublisherSettings): Publish =>
  async (message) => {
    const { MessageId } = await client.send(new PublishCommand(inputOf(message, settings)));
    return MessageId ?? '';
  };

const inputOf = (message: OutgoingMessage, settings: PublisherSettings) =>
  message.channel === 'sms'
    ? {
        PhoneNumber: message.phone,
        Message: message.text,
        MessageAttributes: smsAttributes(settings),
      }
    : { TopicArn: topicArnOf(message.region, settings), ...emailInput(message) };

export const topicArnOf = (region: string, { topicArnPrefix }: PublisherSettings): string =>
  `${topicArnPrefix}${topicSuffix(region)}`;

type Email = Extract<OutgoingMessage, { channel: 'email' }>;

/** What SNS gets of an e-mail, with the attributes by which subscriptions choose. */
export const emailInput = ({ to, channel, subject, text }: Email) => ({
  Subject: subject,
  Message: text,
  MessageAttributes: { to: string(to), channel: string(channel) },
});

/**
 * What SNS hands to the carrier: transactional, under the deployment's registered sender where it has one, and no more
 * than one part paid for (the price may have risen by half).
 */
const smsAttributes = ({ senderId, partMicroUsd }: PublisherSettings) => ({
  'AWS.SNS.SMS.SMSType': string('Transactional'),
  'AWS.SNS.SMS.MaxPrice': {
    DataType: 'Number',
    StringValue: ((partMicroUsd * 1.5) / 1e6).toFixed(5),
  },
  ...(senderId !== 'none' && { 'AWS.SNS.SMS.SenderID': string(senderId) }),
});

const string = (StringValue: string) => ({ DataType: 'String', StringValue });
