import type { Invoke } from '../contracts.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { keyOf, type MetricName, type Statistic } from './metric.ts';

/** What was measured in one minute. */
type Point = { minute: number; sum: number; max: number; min: number; count: number };

/** Since when, up to when (both in ms since the epoch), and how the values are put together. */
export type Window = { from: number; to: number; statistic: Statistic };

/** What alarms read: a few numbers a minute of each metric that one of them watches, in memory only. */
export type Metrics = {
  add: (metric: MetricName, value: number) => void;
  /** Undefined where nothing was measured. */
  read: (metric: MetricName, window: Window) => number | undefined;
  /** Counts each invocation, those that fail, and how old the last record of a stream's batch was. */
  ofFunctions: (invoke: Invoke) => Invoke;
  /** Reads the metrics that functions write to their logs, and writes the line. */
  ofLogs: (write: LogLine) => LogLine;
};

type LogLine = (functionId: string, line: string) => void;
type Needs = {
  now: () => number;
  /** Nothing else is stored. */
  watched: readonly MetricName[];
  /** For how long values are read back. */
  keptMs: number;
};

const minuteMs = 60_000;

/** Opens the metrics, empty; those that nobody watches are passed over. */
export const openMetrics = ({ now, watched, keptMs }: Needs): Metrics => {
  const points = new Map(watched.map((metric): [string, Point[]] => [keyOf(metric), []]));
  const add: Metrics['add'] = (metric, value) => {
    const known = points.get(keyOf(metric));
    if (!known || !Number.isFinite(value)) return;
    const minute = now() - (now() % minuteMs);
    while ((known[0]?.minute ?? Infinity) < minute - keptMs) known.shift();
    const last = known.at(-1);
    if (last?.minute === minute) Object.assign(last, together(last, value));
    else known.push({ minute, sum: value, max: value, min: value, count: 1 });
  };
  return {
    add,
    read: (metric, { from, to, statistic }) => {
      const seen = (points.get(keyOf(metric)) ?? []).filter(
        ({ minute }) => minute + minuteMs > from && minute < to,
      );
      return seen.length === 0 ? undefined : read[statistic](seen);
    },
    ofFunctions: (invoke) => async (functionId, event) => {
      const lambda = (name: string): MetricName => lambdaMetric(functionId, name);
      const madeAt = lastRecordAt(event);
      if (madeAt !== undefined) add(lambda('IteratorAge'), Math.max(0, now() - madeAt));
      const outcome = await invoke(functionId, event);
      add(lambda('Invocations'), 1);
      const failed = outcome.kind === 'failed' && outcome.errorType !== 'HostStopped';
      add(lambda('Errors'), failed ? 1 : 0);
      return outcome;
    },
    ofLogs: (write) => (functionId, line) => {
      for (const { value, ...metric } of embeddedMetrics(line)) add(metric, value);
      write(functionId, line);
    },
  };
};

const together = ({ sum, max, min, count }: Point, value: number): Omit<Point, 'minute'> => ({
  ...{ sum: sum + value, count: count + 1 },
  ...{ max: Math.max(max, value), min: Math.min(min, value) },
});

const total = (seen: Point[], of: 'sum' | 'count'): number =>
  seen.reduce((sum, point) => sum + point[of], 0);

const read: Record<Statistic, (seen: Point[]) => number> = {
  Sum: (seen) => total(seen, 'sum'),
  SampleCount: (seen) => total(seen, 'count'),
  Average: (seen) => total(seen, 'sum') / total(seen, 'count'),
  Maximum: (seen) => Math.max(...seen.map(({ max }) => max)),
  Minimum: (seen) => Math.min(...seen.map(({ min }) => min)),
};

const lambdaMetric = (functionId: string, name: string): MetricName => ({
  namespace: 'AWS/Lambda',
  name,
  dimensions: { FunctionName: functionId },
});

type StreamEvent = {
  Records?: { eventSource?: string; dynamodb?: { ApproximateCreationDateTime?: number } }[];
};

/** When the last record of a stream's batch was made, in ms; undefined for any other event. */
const lastRecordAt = (event: unknown): number | undefined => {
  const records = (event as StreamEvent | null)?.Records;
  const last = Array.isArray(records) ? records.at(-1) : undefined;
  if (last?.eventSource !== 'aws:dynamodb') return undefined;
  const seconds = last.dynamodb?.ApproximateCreationDateTime;
  return seconds === undefined ? undefined : seconds * 1000;
};
