import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { systemNow, type Now } from '../clock.ts';
import { pipeline } from '../trigger/pipeline.ts';
import { eachRecord } from './each-record.ts';
import { setAsideOnQueue, type SetAside } from './set-aside.ts';

/** What changed in a table: the item before and after, as plain values. Of one item, later changes have higher numbers. */
export type Change = {
  kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  before: unknown;
  after: unknown;
  /** Digits only, as many as the service gives. */
  sequence: string;
};

type Aside = { setAside: SetAside; now: Now };

/**
 * Works through a table's changes, each by itself and those of one item in order: what fails comes back or is set aside
 * (`eachRecord`), and stops no other item's.
 */
export const streamHandler = (
  name: string,
  work: (change: Change) => Promise<void>,
  { setAside, now }: Aside = { setAside: setAsideOnQueue(), now: systemNow },
) => {
  const workOn = eachRecord({ work: (record) => work(changeOf(record)), setAside, now });
  return pipeline<DynamoDBStreamEvent, DynamoDBBatchResponse>(name, async (event, logger) => {
    const response = await workOn(event.Records, logger);
    if (response.batchItemFailures.length === 0)
      logger.info('done', { changes: event.Records.length });
    return response;
  });
};

const changeOf = (record: DynamoDBRecord): Change => ({
  kind: record.eventName ?? 'MODIFY',
  before: plain(record.dynamodb?.OldImage),
  after: plain(record.dynamodb?.NewImage),
  sequence: record.dynamodb?.SequenceNumber ?? '',
});

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const plain = (image: Image): unknown =>
  image && unmarshall(image as Parameters<typeof unmarshall>[0]);
