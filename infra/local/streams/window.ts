import type { Place } from './checkpoint.ts';
import { madeAt, type LambdaRecord } from './record.ts';
import type { ShardWork } from './shard-work.ts';

type Window = NonNullable<Place['window']>;

/** The event for a batch; in a mapping with a tumbling window it carries the window, its state and the shard. */
export const batchEvent = (
  work: ShardWork,
  Records: LambdaRecord[],
  window: Window | undefined,
): object => (window ? windowEvent(work, window, { Records, isFinal: false }) : { Records });

/** The event that ends a window: no records, only what its batches have handed on. */
export const finalEvent = (work: ShardWork, window: Window): object =>
  windowEvent(work, window, { Records: [], isFinal: true });

const windowEvent = (
  { settings, shardId, streamArn }: ShardWork,
  { startMs, state }: Window,
  { Records, isFinal }: { Records: LambdaRecord[]; isFinal: boolean },
) => ({
  Records,
  window: { start: instant(startMs), end: instant(startMs + settings.tumblingMs) },
  state,
  shardId,
  eventSourceARN: streamArn,
  isFinalInvokeForWindow: isFinal,
  isWindowTerminatedEarly: false,
});

const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Where the window of a record begins, in milliseconds since the epoch. */
export const windowStart = (record: LambdaRecord, tumblingMs: number): number =>
  Math.floor(madeAt(record) / tumblingMs) * tumblingMs;

/** How many records from the front belong into one batch: all, or those of the same window. */
export const sameWindow = (records: LambdaRecord[], tumblingMs: number): number => {
  const first = records[0];
  if (!first || tumblingMs === 0) return records.length;
  const start = windowStart(first, tumblingMs);
  const next = records.findIndex((record) => windowStart(record, tumblingMs) > start);
  return next < 0 ? records.length : next;
};
