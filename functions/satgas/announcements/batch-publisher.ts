import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import {
  addressedPublisher,
  emailInput,
  topicArnOf,
  type PublisherSettings,
} from '../telling/addressed-publisher.ts';
import type { OutgoingMessage } from '../telling/outgoing.ts';
import type { PublishBatch } from './send-announcement.ts';

type Placed<Message = OutgoingMessage> = { place: number; message: Message };
type Email = Extract<OutgoingMessage, { channel: 'email' }>;

/**
 * Publishes up to ten messages, e-mails in one call and each SMS to its phone; returns the places of those SNS did not
 * accept.
 */
export const batchPublisher = (client: SNSClient, settings: PublisherSettings): PublishBatch => {
  const publish = addressedPublisher(client, settings);
  return async (region, messages) => {
    const placed = messages.map((message, place) => ({ place, message }));
    const sms = placed.filter(({ message }) => message.channel === 'sms');
    const emails = placed.filter((one): one is Placed<Email> => one.message.channel === 'email');
    const sent = await Promise.allSettled(sms.map(({ message }) => publish(message)));
    const missed = sms.filter((_, n) => sent[n]?.status === 'rejected').map(({ place }) => place);
    if (emails.length === 0) return missed;
    const { Failed } = await client.send(
      new PublishBatchCommand({
        TopicArn: topicArnOf(region, settings),
        PublishBatchRequestEntries: emails.map(({ place, message }) => ({
          Id: String(place),
          ...emailInput(message),
        })),
      }),
    );
    return [...missed, ...(Failed ?? []).map(({ Id }) => Number(Id))];
  };
};
