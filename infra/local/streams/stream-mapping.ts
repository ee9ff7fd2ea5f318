import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod/mini';
import {
  HostError,
  type HostClock,
  type HostedResource,
  type HostLog,
  type HostStore,
  type Invoke,
  type Running,
} from '../contracts.ts';
import { deliverBatch } from './deliver.ts';
import { readFilter } from './filter.ts';
import { shardReader, type ShardReader } from './shard-reader.ts';

const mappingShape = z.object({
  BatchSize: z.optional(z.int()),
  MaximumBatchingWindowInSeconds: z.optional(z.number()),
  MaximumRetryAttempts: z.optional(z.int()),
  BisectBatchOnFunctionError: z.optional(z.boolean()),
  FunctionResponseTypes: z.optional(z.array(z.string())),
  ParallelizationFactor: z.optional(z.int()),
  StartingPosition: z.optional(z.enum(['TRIM_HORIZON', 'LATEST'])),
  TumblingWindowInSeconds: z.optional(z.number()),
  DestinationConfig: z.optional(z.object({ OnFailure: z.object({ Destination: z.string() }) })),
});
export type StreamSettings = z.infer<typeof mappingShape>;

export type StreamMappingNeeds = {
  mapping: HostedResource;
  streamArn: string;
  functionId: string;
  client: DynamoDBStreamsClient;
  invoke: Invoke;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  sendToQueue: (queueArn: string, body: string) => Promise<void>;
};

/** Feeds a function with a table's changes, each shard in order; where it stands is kept after each success. */
export const startStreamMapping = async (needs: StreamMappingNeeds): Promise<Running> => {
  const { mapping, client, streamArn, store } = needs;
  const parsed = z.safeParse(mappingShape, mapping.properties);
  if (!parsed.success)
    throw new HostError(`${mapping.logicalId}: not a stream mapping the local host knows`);
  if ((parsed.data.ParallelizationFactor ?? 1) !== 1) {
    throw new HostError(
      `${mapping.logicalId}: the local host works through a shard one batch at a time`,
    );
  }
  const wants = readFilter(mapping.logicalId, mapping.properties['FilterCriteria']);
  const stopping = new AbortController();
  const reader = await shardReader({
    client,
    streamArn,
    store,
    mapping: mapping.logicalId,
    start: parsed.data.StartingPosition,
  });
  const done = run({ ...needs, settings: parsed.data, wants }, reader, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
};

type Work = StreamMappingNeeds & { settings: StreamSettings; wants: ReturnType<typeof readFilter> };

const run = async (work: Work, reader: ShardReader, stopping: AbortSignal): Promise<void> => {
  let idleMs = 20;
  while (!stopping.aborted) {
    try {
      const batch = await reader.next(Math.min(work.settings.BatchSize ?? 100, 1000));
      if (batch.records.length === 0) {
        await pause(idleMs, stopping);
        idleMs = Math.min(idleMs * 2, 200);
        continue;
      }
      idleMs = 20;
      await deliverBatch(work, { ...batch, records: batch.records.filter(work.wants) }, stopping);
      if (!stopping.aborted) await reader.done(batch);
      await pause((work.settings.MaximumBatchingWindowInSeconds ?? 0) * 500, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      work.log(work.functionId, 'the stream cannot be read', { error: String(error) });
      await pause(1000, stopping);
    }
  }
};

/** Waits, but not when the host is stopping. */
export const pause = (ms: number, stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted || ms <= 0) return resolve();
    const end = () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopping.addEventListener('abort', end);
  });
