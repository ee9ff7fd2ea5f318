import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Addressed } from './notify-officers.ts';
import { topicSuffix } from './topic-name.ts';

/** Publishes to the topic of the officer's region, addressed so that only that officer's subscriptions match. */
export const addressedPublisher =
  (client: SNSClient, topicArnPrefix: string) =>
  async ({ region, to, subject, sms, email }: Addressed): Promise<void> => {
    await client.send(
      new PublishCommand({
        TopicArn: `${topicArnPrefix}${topicSuffix(region)}`,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({ default: email, sms, email }),
        MessageAttributes: {
          to: { DataType: 'String', StringValue: to },
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      }),
    );
  };
