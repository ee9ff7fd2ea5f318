import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { PublishNotice } from './relay-messages.ts';

/** Publishes notices to the topic `messages`, with the attributes by which each queue subscribes. */
export const noticePublisher =
  (sns: SNSClient, TopicArn: string): PublishNotice =>
  async ({ recipient, item, channel, region, severity, about }) => {
    await sns.send(
      new PublishCommand({
        TopicArn,
        Message: JSON.stringify({ recipient, item }),
        MessageAttributes: {
          channel: { DataType: 'String', StringValue: channel },
          about: { DataType: 'String', StringValue: about },
          region: { DataType: 'String', StringValue: region },
          severity: { DataType: 'Number', StringValue: String(severity) },
        },
      }),
    );
  };
