import * as z from 'zod/mini';
import type { InvokeOutcome } from '../contracts.ts';
import type { LambdaRecord } from './record.ts';
import type { Batch } from './shard-reader.ts';
import { pause, type StreamMappingNeeds, type StreamSettings } from './stream-mapping.ts';

type Work = StreamMappingNeeds & { settings: StreamSettings };

const longestPauseMs = 5000;

/**
 * Delivers a batch until it is worked through: from the record the function names, cut in two where the mapping
 * bisects, with growing pauses; what has failed too often goes to the failure queue.
 */
export const deliverBatch = async (
  work: Work,
  batch: Batch,
  stopping: AbortSignal,
): Promise<void> => {
  const waiting = [batch.records].filter((records) => records.length > 0);
  let attempts = 0;
  while (waiting.length > 0 && !stopping.aborted) {
    const records = waiting.shift() ?? [];
    const outcome = await work.invoke(work.functionId, eventOf(work, batch.shardId, records));
    const rest = failedFrom(work.settings, records, outcome);
    if (rest.length === 0) {
      attempts = 0;
      continue;
    }
    const moved = rest.length < records.length;
    attempts = moved ? 1 : attempts + 1;
    if (isGivenUp(work.settings, rest, attempts)) {
      await giveUp(work, rest, outcome);
      attempts = 0;
      continue;
    }
    waiting.unshift(...cut(work.settings, rest, moved));
    await pause(Math.min(100 * 2 ** attempts, longestPauseMs), stopping);
  }
};

const eventOf = (
  { settings, streamArn, clock }: Work,
  shardId: string,
  Records: LambdaRecord[],
) => {
  const windowMs = (settings.TumblingWindowInSeconds ?? 0) * 1000;
  if (windowMs === 0) return { Records };
  const start = Math.floor(clock.now() / windowMs) * windowMs;
  return {
    Records,
    shardId,
    eventSourceARN: streamArn,
    state: {},
    window: { start: new Date(start).toISOString(), end: new Date(start + windowMs).toISOString() },
    isFinalInvokeForWindow: false,
    isWindowTerminatedEarly: false,
  };
};

const response = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The records that must come again: none, those from the lowest one named, or all. */
const failedFrom = (
  settings: StreamSettings,
  records: LambdaRecord[],
  outcome: InvokeOutcome,
): LambdaRecord[] => {
  if (outcome.kind === 'failed') return records;
  if (!settings.FunctionResponseTypes?.includes('ReportBatchItemFailures')) return [];
  const parsed = z.safeParse(response, outcome.payload);
  if (!parsed.success) return outcome.payload === null ? [] : records;
  const named = new Set(parsed.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  if (named.size === 0) return [];
  const first = records.findIndex(({ dynamodb }) => named.has(dynamodb.SequenceNumber));
  return first < 0 ? records : records.slice(first);
};

const cut = (
  settings: StreamSettings,
  records: LambdaRecord[],
  moved: boolean,
): LambdaRecord[][] => {
  if (!settings.BisectBatchOnFunctionError || records.length < 2 || moved) return [records];
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), records.slice(half)];
};

/** Records live 24 hours in a stream; with endless retries that is when they are given up. */
const isGivenUp = (
  settings: StreamSettings,
  records: LambdaRecord[],
  attempts: number,
): boolean => {
  const retries = settings.MaximumRetryAttempts ?? -1;
  if (settings.BisectBatchOnFunctionError && records.length > 1) return false;
  return retries >= 0 && attempts > retries;
};

const giveUp = async (
  work: Work,
  records: LambdaRecord[],
  outcome: InvokeOutcome,
): Promise<void> => {
  const [first, last] = [
    records[0]?.dynamodb.SequenceNumber,
    records.at(-1)?.dynamodb.SequenceNumber,
  ];
  work.log(work.functionId, 'gave up on stream records', { first, last });
  const destination = work.settings.DestinationConfig?.OnFailure.Destination;
  if (destination === undefined) return;
  const body = {
    version: '1.0',
    timestamp: new Date(work.clock.now()).toISOString(),
    requestContext: { functionArn: work.functionId, condition: 'RetryAttemptsExhausted' },
    responseContext: outcome.kind === 'failed' ? { functionError: outcome.errorType } : {},
    DDBStreamBatchInfo: {
      streamArn: work.streamArn,
      batchSize: records.length,
      startSequenceNumber: first,
      endSequenceNumber: last,
    },
  };
  await work.sendToQueue(destination, JSON.stringify(body));
};
