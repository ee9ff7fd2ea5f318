import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { HostProcess } from './host-process.ts';
import { localAccess } from './region.ts';

/** Publishes at the nation's host what left a region's, as if SNS had carried it from the topic there. */
export const wireTo = ({ endpoints }: Pick<HostProcess, 'endpoints'>) => {
  const sns = new SNSClient({
    ...localAccess,
    endpoint: endpoints['AWS_ENDPOINT_URL_SNS'] ?? '',
  });
  return {
    deliver: async (TopicArn: string, messages: readonly string[]): Promise<void> => {
      for (const Message of messages)
        await sns.send(
          new PublishCommand({
            ...{ TopicArn, Message },
            MessageAttributes: { type: { DataType: 'String', StringValue: 'regions.aggregated' } },
          }),
        );
    },
    close: () => sns.destroy(),
  };
};
