import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { pipeline } from '../../../shared/trigger/pipeline.ts';
import { addArrivals, arrivalsIn, arrivalsShape, type Arrivals } from './arrivals.ts';
import { countedPledge } from './counted-pledge.ts';
import type { PledgeChange, tally } from './tally.ts';

/** The events of a tumbling window name their shard, and hand on what the batches of one minute have seen. */
type ShardEvent = DynamoDBStreamEvent & {
  shardId: string;
  window?: { start: string };
  state?: unknown;
  isFinalInvokeForWindow?: boolean;
};

const sequenceShape = z.string().check(z.regex(/^\d+$/));

/** What arrived in a minute of one shard, once that is over. */
export type NoteArrivals = (
  arrivals: Arrivals,
  of: { minute: number; shardId: string },
) => Promise<void>;

type Work = {
  count: ReturnType<typeof tally>;
  publish: (region: string) => Promise<void>;
  note: NoteArrivals;
};

/**
 * Counts the changes of the pledge stream, then publishes the regions they touch; a failed batch is retried whole,
 * which changes nothing already counted and publishes what was not. What arrived is handed on from batch to batch and
 * noted once, at the end of the minute; that again writes the same.
 */
export const tallyStream = ({ count, publish, note }: Work) =>
  pipeline<ShardEvent, DynamoDBBatchResponse & { state: object }>(
    'tally',
    async ({ Records, shardId, state, window, isFinalInvokeForWindow }, logger) => {
      const regions = await count(shardId, Records.map(pledgeChange));
      await Promise.all(regions.map(publish));
      if (Records.length > 0) logger.info('counted', { changes: Records.length });
      const arrivals = addArrivals(
        z.parse(arrivalsShape, state ?? {}),
        Records.flatMap(({ dynamodb }) => arrivalsIn(dynamodb?.OldImage, dynamodb?.NewImage)),
      );
      if (!isFinalInvokeForWindow || !window) return { batchItemFailures: [], state: arrivals };
      await note(arrivals, { minute: Date.parse(window.start), shardId });
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
