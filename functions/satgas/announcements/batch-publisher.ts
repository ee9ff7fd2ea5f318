import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import { inputOf, type PublisherSettings } from '../telling/addressed-publisher.ts';
import type { PublishBatch } from './send-announcement.ts';
import { topicSuffix } from '../telling/topic-name.ts';

/** Publishes up to ten addressed messages in one call; returns the places of those SNS did not accept. */
export const batchPublisher =
  (client: SNSClient, settings: PublisherSettings): PublishBatch =>
  async (region, messages) => {
    const { Failed } = await client.send(
      new PublishBatchCommand({
        TopicArn: `${settings.topicArnPrefix}${topicSuffix(region)}`,
        PublishBatchRequestEntries: messages.map((message, place) => ({
          Id: String(place),
          ...inputOf(message, settings),
        })),
      }),
    );
    return (Failed ?? []).map(({ Id }) => Number(Id));
  };
