import { paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';

/** The dead-letter queues of a deployment whose name contains this; an alarm names its queue. */
export const findQueues = async (
  client: SQSClient,
  { deployment, queue }: { deployment: string; queue: string },
): Promise<string[]> => {
  const found: string[] = [];
  const prefix = { QueueNamePrefix: `netral-${deployment}-` };
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, prefix))
    found.push(...QueueUrls);
  return found.filter((url) => {
    const name = url.split('/').at(-1) ?? '';
    return name.includes('DeadLetters') && name.includes(queue);
  });
};
