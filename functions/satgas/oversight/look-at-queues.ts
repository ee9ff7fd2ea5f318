import { GetQueueAttributesCommand, ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { LookAtQueues } from './watch-dead-letters.ts';

/** Asks SQS; of one prefix it names a thousand queues at most. */
export const lookAtQueues = (sqs: SQSClient): LookAtQueues => ({
  list: async (QueueNamePrefix) =>
    (await sqs.send(new ListQueuesCommand({ QueueNamePrefix }))).QueueUrls ?? [],
  see: async (QueueUrl) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'RedrivePolicy'],
      }),
    );
    return {
      waiting: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
      holdsDeadLetters: Attributes?.RedrivePolicy === undefined,
    };
  },
});
