import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { pipeline } from '../../../shared/trigger/pipeline.ts';
import { countedPledge } from './counted-pledge.ts';
import type { PledgeChange, tally } from './tally.ts';

/** A tumbling window is asked for because its events name their shard; its state is not used. */
type ShardEvent = DynamoDBStreamEvent & { shardId: string };

const sequenceShape = z.string().check(z.regex(/^\d+$/));

/**
 * Counts the changes of the pledge stream, then publishes the regions they touch; a failed batch is retried whole,
 * which changes nothing already counted and publishes what was not.
 */
export const tallyStream = (
  count: ReturnType<typeof tally>,
  publish: (region: string) => Promise<void>,
) =>
  pipeline<ShardEvent, DynamoDBBatchResponse & { state: object }>(
    'tally',
    async (event, logger) => {
      const regions = await count(event.shardId, event.Records.map(pledgeChange));
      await Promise.all(regions.map(publish));
      if (event.Records.length > 0) logger.info('counted', { changes: event.Records.length });
      return { batchItemFailures: [], state: {} };
    },
  );

const pledgeChange = (record: DynamoDBRecord): PledgeChange => {
  const { dynamodb } = record;
  return {
    sequence: z.parse(sequenceShape, dynamodb?.SequenceNumber),
    ...(!hasEnded(record) && {
      before: dynamodb?.OldImage && countedPledge(dynamodb.OldImage),
      after: dynamodb?.NewImage && countedPledge(dynamodb.NewImage),
    }),
  };
};

/**
 * Whether the table itself removed a pledge because its time was over. It was made and counted all the same: the counts
 * of a campaign stay when its pledges have gone; an erasure on request is made by a person, and counts one less.
 */
const hasEnded = ({ userIdentity }: DynamoDBRecord): boolean =>
  z.safeParse(ofTheTable, userIdentity).success;

const ofTheTable = z.object({ principalId: z.literal('dynamodb.amazonaws.com') });
