import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { HouseFunction } from './function.ts';
import { DeadLetters, type HouseQueue } from './queue.ts';
import type { HouseTable } from './table.ts';
import { withoutImported, type StreamPattern } from './without-imported.ts';

export type StreamSettings = {
  fn: HouseFunction<z.ZodMiniObject>;
  table: HouseTable;
  batchSize: number;
  /** Seconds to wait for a full batch. */
  windowSeconds: number;
  tumblingSeconds?: number;
  bisect: boolean;
  /** Retries until it succeeds: every record must be worked on in order, or nothing after it is right. */
  insists?: true;
  /** Only records of these kinds wake the function. */
  eventNames?: ('INSERT' | 'MODIFY' | 'REMOVE')[];
  /** Only records that fit one of these wake the function (Lambda's event filtering). */
  patterns?: StreamPattern[];
};

/**
 * How long Lambda itself retries a record that the function could neither work on nor set aside (it crashes, or runs out
 * of time); afterwards the record's place in the stream, which is there for a day, is on the dead-letter queue.
 */
const bounds = { maximumRetryAttempts: 1000, maximumRecordAgeInSeconds: 3600 };
const noBounds = { maximumRetryAttempts: -1, maximumRecordAgeInSeconds: -1 };

/**
 * Lets a function follow a table's stream from its first record. The function sets records aside that it cannot work on:
 * it is given the name of the dead-letter queue (`shared/stream/set-aside.ts`). An
 * import's rows wake none (`without-imported.ts`).
 */
export const followStream = (scope: Construct, id: string, settings: StreamSettings): void => {
  const { fn, table } = settings;
  const { house, errorImpact } = fn;
  const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, { house, errorImpact });
  permit(fn, [...table.follow(), ...deadLetters.receive()]);
  if (!settings.insists) fn.addEnvironment('SET_ASIDE_QUEUE_URL', deadLetters.queueUrl);
  fn.alarmOnRecords();
  const mapping = new CfnEventSourceMapping(scope, id, {
    functionName: fn.live.functionArn,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: 'TRIM_HORIZON',
    batchSize: settings.batchSize,
    maximumBatchingWindowInSeconds: settings.windowSeconds,
    ...(settings.tumblingSeconds && { tumblingWindowInSeconds: settings.tumblingSeconds }),
    bisectBatchOnFunctionError: settings.bisect,
    functionResponseTypes: ['ReportBatchItemFailures'],
    ...(settings.insists ? noBounds : bounds),
    destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    ...filtersOf(settings),
  });
  mapping.node.addDependency(fn, fn.live);
  alarmWhenLate(scope, id, settings);
};

const filtersOf = ({ eventNames, patterns }: StreamSettings) => {
  const wanted = patterns ?? [eventNames ? { eventName: eventNames } : {}];
  const filters = wanted
    .flatMap(withoutImported)
    .map((pattern) => ({ pattern: JSON.stringify(pattern) }));
  return filters.length > 0 && { filterCriteria: { filters } };
};

const alarmWhenLate = (scope: Construct, id: string, settings: StreamSettings): void => {
  const late = raiseAlarm(scope, `${id}Late`, {
    house: settings.fn.house,
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'IteratorAge',
      dimensionsMap: { FunctionName: settings.fn.functionName },
      statistic: 'Maximum',
      period: Duration.minutes(5),
    }),
    above: 60_000,
    errorImpact: `${settings.fn.errorImpact} The stream is more than a minute behind.`,
    runbook: 'a-stream-is-late',
    together: 'failures',
  });
  settings.fn.rollBackOn(late);
};

/** Lets a function take messages from a queue, ten at a time, keeping only those it could not handle. */
export const drainQueue = (
  scope: Construct,
  id: string,
  {
    fn,
    queue,
    atOnce,
  }: {
    fn: HouseFunction<z.ZodMiniObject>;
    queue: HouseQueue;
    /** Batches under way at the same time, at most; two at least. */
    atOnce?: number;
  },
): void => {
  permit(fn, queue.drain());
  fn.alarmOnRecords();
  const mapping = new CfnEventSourceMapping(scope, id, {
    functionName: fn.live.functionArn,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    functionResponseTypes: ['ReportBatchItemFailures'],
    ...(atOnce !== undefined && { scalingConfig: { maximumConcurrency: atOnce } }),
  });
  mapping.node.addDependency(fn, fn.live);
  accept(
    mapping,
    'Serverless-LambdaEventSourceMappingDestination',
    'Lambda has no failure destination for SQS sources: a message that fails five times goes to the dead-letter queue by the redrive policy of the source queue.',
  );
};

const permit = (fn: Function, statements: PolicyStatement[]): void => {
  for (const statement of statements) fn.addToRolePolicy(statement);
};
