import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Publish } from './notify-officers.ts';
import { topicSuffix } from './topic-name.ts';

type Settings = { topicArnPrefix: string; senderId: string };

/**
 * Publishes to the topic of the officer's region, addressed so that only that officer's subscription of the
 * channel matches. Transactional, and under the deployment's registered sender where it has one.
 */
export const addressedPublisher =
  (client: SNSClient, { topicArnPrefix, senderId }: Settings): Publish =>
  async ({ region, to, channel, subject, text }) => {
    const { MessageId } = await client.send(
      new PublishCommand({
        TopicArn: `${topicArnPrefix}${topicSuffix(region)}`,
        Subject: subject,
        Message: text,
        MessageAttributes: {
          to: said(to),
          channel: said(channel),
          'AWS.SNS.SMS.SMSType': said('Transactional'),
          ...(senderId !== 'none' && { 'AWS.SNS.SMS.SenderID': said(senderId) }),
        },
      }),
    );
    return MessageId ?? '';
  };

const said = (StringValue: string) => ({ DataType: 'String', StringValue });
