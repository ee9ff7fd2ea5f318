import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { Refusal } from '../refusal.ts';

/** Works through queued messages, each on its own: what fails comes back, what is refused is logged and gone. */
export const queueHandler = (name: string, work: (body: unknown) => Promise<void>) => {
  const logger = new Logger({ serviceName: name });
  const workOne = async (messageId: string, body: string): Promise<string[]> => {
    try {
      await work(JSON.parse(body));
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
    const failed = await Promise.all(
      event.Records.map(({ messageId, body }) => workOne(messageId, body)),
    );
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
};
