import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { pipeline } from '../trigger/pipeline.ts';

/** What changed in a table: the item before and after, as plain values. Of one item, later changes have higher numbers. */
export type Change = {
  kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  before: unknown;
  after: unknown;
  /** Digits only, as many as the service gives. */
  sequence: string;
};

/**
 * Works through a table's changes in order; the first that fails is where the batch starts again. (The batch processor
 * of queues would go on after a failure, and so overtake it.)
 */
export const streamHandler = (name: string, work: (change: Change) => Promise<void>) =>
  pipeline<DynamoDBStreamEvent, DynamoDBBatchResponse>(name, async (event, logger) => {
    for (const record of event.Records) {
      try {
        await work(changeOf(record));
      } catch (error) {
        logger.error('fault', { sequence: sequenceOf(record), error: error as Error });
        return { batchItemFailures: [{ itemIdentifier: sequenceOf(record) }] };
      }
    }
    logger.info('done', { changes: event.Records.length });
    return { batchItemFailures: [] };
  });

const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';

const changeOf = (record: DynamoDBRecord): Change => ({
  kind: record.eventName ?? 'MODIFY',
  before: plain(record.dynamodb?.OldImage),
  after: plain(record.dynamodb?.NewImage),
  sequence: sequenceOf(record),
});

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const plain = (image: Image): unknown =>
  image && unmarshall(image as Parameters<typeof unmarshall>[0]);
