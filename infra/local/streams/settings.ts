import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';
import { readFilter, type RecordFilter } from './filter.ts';

const mappingShape = z.object({
  Enabled: z.optional(z.boolean()),
  BatchSize: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  MaximumBatchingWindowInSeconds: z.optional(z.int().check(z.minimum(0), z.maximum(300))),
  MaximumRetryAttempts: z.optional(z.int().check(z.minimum(-1))),
  MaximumRecordAgeInSeconds: z.optional(z.int().check(z.minimum(-1))),
  BisectBatchOnFunctionError: z.optional(z.boolean()),
  FunctionResponseTypes: z.optional(z.array(z.literal('ReportBatchItemFailures'))),
  ParallelizationFactor: z.optional(z.int()),
  StartingPosition: z.optional(z.enum(['TRIM_HORIZON', 'LATEST'])),
  TumblingWindowInSeconds: z.optional(z.int().check(z.minimum(0), z.maximum(900))),
  DestinationConfig: z.optional(
    z.object({ OnFailure: z.optional(z.object({ Destination: z.optional(z.string()) })) }),
  ),
  FilterCriteria: z.optional(z.unknown()),
});

/** How a mapping works, in plain words; `maxAttempts` and `maxAgeMs` are infinite when the mapping sets no limit. */
export type StreamSettings = {
  enabled: boolean;
  batchSize: number;
  batchWindowMs: number;
  tumblingMs: number;
  maxAttempts: number;
  maxAgeMs: number;
  bisects: boolean;
  reportsItemFailures: boolean;
  startsAtLatest: boolean;
  failureQueueArn: string | undefined;
  wants: RecordFilter;
};

/** Reads a mapping from a stream; throws HostError naming the mapping and what the host does not do. */
export const readSettings = ({ logicalId, properties }: HostedResource): StreamSettings => {
  const parsed = z.safeParse(mappingShape, properties);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new HostError(`${logicalId}: the local host cannot follow a stream with this ${fields}`);
  }
  const declared = parsed.data;
  if ((declared.ParallelizationFactor ?? 1) !== 1)
    throw new HostError(`${logicalId}: the local host knows no ParallelizationFactor but 1`);
  const retries = declared.MaximumRetryAttempts ?? -1;
  const maxAgeSeconds = declared.MaximumRecordAgeInSeconds ?? -1;
  return {
    enabled: declared.Enabled ?? true,
    batchSize: declared.BatchSize ?? 100,
    batchWindowMs: (declared.MaximumBatchingWindowInSeconds ?? 0) * 1000,
    tumblingMs: (declared.TumblingWindowInSeconds ?? 0) * 1000,
    maxAttempts: retries < 0 ? Infinity : retries + 1,
    maxAgeMs: maxAgeSeconds < 0 ? Infinity : maxAgeSeconds * 1000,
    bisects: declared.BisectBatchOnFunctionError ?? false,
    reportsItemFailures: (declared.FunctionResponseTypes ?? []).length > 0,
    startsAtLatest: declared.StartingPosition === 'LATEST',
    failureQueueArn: declared.DestinationConfig?.OnFailure?.Destination,
    wants: readFilter(logicalId, declared.FilterCriteria),
  };
};
