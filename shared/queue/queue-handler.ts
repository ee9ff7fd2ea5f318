import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../log.ts';
import { countFailed } from '../count-failed.ts';
import { Refusal } from '../refusal.ts';
import { pipeline } from '../trigger/pipeline.ts';
import { mostTries } from './tries.ts';

/** Whether a message comes for the last time before it waits for a person. */
export type Try = { isLast: boolean };

type Work = (body: unknown, attempt: Try) => Promise<void>;

/** Works through queued messages, each on its own: what fails comes back, what is refused is logged and gone. */
export const queueHandler = (name: string, work: Work) =>
  pipeline<SQSEvent, SQSBatchResponse>(name, async (event, logger) => {
    const processor = new BatchProcessor(EventType.SQS);
    const response = await processPartialResponse(event, workOne(work, logger), processor, {
      // A batch that fails whole is no fault of the function: its messages come back one by one.
      throwOnFullBatchFailure: false,
    });
    countFailed(response.batchItemFailures.length);
    return response;
  });

const workOne =
  (work: Work, logger: Log) =>
  async ({ messageId, body, attributes }: SQSRecord): Promise<void> => {
    try {
      const isLast = Number(attributes.ApproximateReceiveCount) >= mostTries;
      await work(JSON.parse(body), { isLast });
    } catch (error) {
      if (error instanceof Refusal) {
        logger.warn('refused', { messageId, code: error.code });
        return;
      }
      logger.error('fault', { messageId, error: error as Error });
      throw error;
    }
  };
