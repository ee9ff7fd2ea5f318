import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

type Event = { type: string; subject: string };

/** Publishes events to the campaign's topic, with their type as the attribute that subscriptions filter on. */
export const eventPublisher =
  (client: SNSClient, topicArn: string) =>
  async (event: Event): Promise<void> => {
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Message: JSON.stringify(event),
        MessageAttributes: { type: { DataType: 'String', StringValue: event.type } },
      }),
    );
  };
