import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import { topicSuffix } from './topic-name.ts';

/** Where messages are published, and under which registered sender ('none' where there is none). */
export type PublisherSettings = { topicArnPrefix: string; senderId: string };

/**
 * Publishes to the topic of the officer's region, addressed so that only that officer's subscription of the
 * channel matches. Transactional, and under the deployment's registered sender where it has one.
 */
export const addressedPublisher =
  (client: SNSClient, settings: PublisherSettings): Publish =>
  async (message) => {
    const { MessageId } = await client.send(
      new PublishCommand({
        TopicArn: `${settings.topicArnPrefix}${topicSuffix(message.region)}`,
        ...inputOf(message, settings),
      }),
    );
    return MessageId ?? '';
  };

/** What SNS gets of a message; a subject is for mailboxes only. */
export const inputOf = (message: OutgoingMessage, settings: PublisherSettings) => ({
  ...(message.channel === 'email' && { Subject: message.subject }),
  Message: message.text,
  MessageAttributes: attributesOf(message, settings),
});

/** The attributes by which subscriptions choose, and those SNS hands to the carrier. */
const attributesOf = ({ to, channel }: OutgoingMessage, { senderId }: PublisherSettings) => ({
  to: string(to),
  channel: string(channel),
  'AWS.SNS.SMS.SMSType': string('Transactional'),
  ...(senderId !== 'none' && { 'AWS.SNS.SMS.SenderID': string(senderId) }),
});

const string = (StringValue: string) => ({ DataType: 'String', StringValue });
