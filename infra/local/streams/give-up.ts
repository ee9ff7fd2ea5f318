import type { InvokeOutcome } from '../contracts.ts';
import { madeAt, type LambdaRecord } from './record.ts';
import type { ShardWork } from './shard-work.ts';

export type GivenUp = {
  records: LambdaRecord[];
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  attempts: number;
  outcome?: InvokeOutcome;
};

/** Leaves records behind: says so, and tells the mapping's failure queue where in the stream they are, as Lambda does. */
export const giveUp = async (work: ShardWork, given: GivenUp): Promise<void> => {
  const first = given.records[0];
  const last = given.records.at(-1);
  if (!first || !last) return;
  const { failureQueueArn } = work.settings;
  work.log('stream', `${work.functionId} gave up on ${given.records.length} records`, {
    condition: given.condition,
    first: first.dynamodb.SequenceNumber,
    last: last.dynamodb.SequenceNumber,
  });
  if (failureQueueArn === undefined) return;
  await work.sendToQueue(failureQueueArn, JSON.stringify(document(work, given, [first, last])));
};

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
const document = (
  work: ShardWork,
  { records, condition, attempts, outcome }: GivenUp,
  [first, last]: [LambdaRecord, LambdaRecord],
) => ({
  requestContext: {
    requestId: work.newId(),
    functionArn: functionArn(work),
    condition,
    approximateInvokeCount: attempts,
  },
  responseContext: {
    statusCode: 200,
    executedVersion: '$LATEST',
    ...(outcome?.kind === 'failed' && { functionError: 'Unhandled' }),
  },
  version: '1.0',
  timestamp: new Date(work.realNow()).toISOString(),
  DDBStreamBatchInfo: {
    shardId: work.shardId,
    startSequenceNumber: first.dynamodb.SequenceNumber,
    endSequenceNumber: last.dynamodb.SequenceNumber,
    approximateArrivalOfFirstRecord: wholeSeconds(first),
    approximateArrivalOfLastRecord: wholeSeconds(last),
    batchSize: records.length,
    streamArn: work.streamArn,
  },
});

const wholeSeconds = (record: LambdaRecord): string =>
  new Date(madeAt(record)).toISOString().replace('.000Z', 'Z');

const functionArn = ({ functionId, region }: ShardWork): string =>
  functionId.startsWith('arn:')
    ? functionId
    : `arn:aws:lambda:${region}:000000000000:function:${functionId}`;
