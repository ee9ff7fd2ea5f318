import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Refusal } from '../refusal.ts';
import { mostTries } from './tries.ts';

/** Whether a message comes for the last time before it waits for a person. */
export type Try = { isLast: boolean };

/** Works through queued messages, each on its own: what fails comes back, what is refused is logged and gone. */
export const queueHandler = (
  name: string,
  work: (body: unknown, attempt: Try) => Promise<void>,
) => {
  const logger = new Logger({ serviceName: name });
  const workOne = async ({ messageId, body, attributes }: SQSRecord): Promise<string[]> => {
    try {
      const isLast = Number(attributes.ApproximateReceiveCount) >= mostTries;
      await work(JSON.parse(body), { isLast });
      return [];
    } catch (error) {
      if (error instanceof Refusal) {
        logger.warn('refused', { messageId, code: error.code });
        return [];
      }
      logger.error('fault', { messageId, error: error as Error });
      return [messageId];
    }
  };
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(event.Records.map(workOne));
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
};
