import { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { staffKinds } from './pledge-form.ts';
import type { NewPledge, tally } from './tally.ts';

/** A tumbling window is asked for because its events name their shard; its state is not used. */
type ShardEvent = DynamoDBStreamEvent & { shardId: string };

const text = z.object({ S: z.string() });
const insertShape = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string().check(z.regex(/^\d+$/)),
    NewImage: z.object({
      region: text,
      unit: text,
      staffKind: z.object({ S: z.enum(staffKinds) }),
    }),
  }),
});

/** Counts the INSERTs of the pledge stream; a failed batch is retried whole, which changes nothing already counted. */
export const tallyStream = (count: ReturnType<typeof tally>) => {
  const logger = new Logger({ serviceName: 'tally' });
  return async (event: ShardEvent): Promise<DynamoDBBatchResponse & { state: object }> => {
    const pledges = event.Records.filter((record) => record.eventName === 'INSERT').map(newPledge);
    await count(event.shardId, pledges);
    if (pledges.length > 0) logger.info('counted', { pledges: pledges.length });
    return { batchItemFailures: [], state: {} };
  };
};

const newPledge = (record: unknown): NewPledge => {
  const { SequenceNumber, NewImage } = z.parse(insertShape, record).dynamodb;
  return {
    sequence: SequenceNumber,
    region: NewImage.region.S,
    unit: NewImage.unit.S,
    staffKind: NewImage.staffKind.S,
  };
};
