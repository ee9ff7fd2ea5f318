import * as z from 'zod/mini';
import type { InvokeOutcome } from '../contracts.ts';
import type { LambdaRecord } from './record.ts';

const answerShape = z.object({
  batchItemFailures: z.nullish(
    z.array(z.strictObject({ itemIdentifier: z.string().check(z.minLength(1)) })),
  ),
});
const windowAnswerShape = z.object({ state: z.optional(z.unknown()) });

/**
 * The records that must come again, as Lambda reads the answer: none, those from the first one named, or all when
 * the function failed, named a record that was not there, or answered what cannot be read.
 */
export const failedFrom = (
  records: LambdaRecord[],
  outcome: InvokeOutcome,
  { reportsItemFailures }: { reportsItemFailures: boolean },
): LambdaRecord[] => {
  if (outcome.kind === 'failed') return records;
  if (!reportsItemFailures || !isObject(outcome.payload)) return [];
  const answer = z.safeParse(answerShape, outcome.payload);
  if (!answer.success) return records;
  const named = new Set((answer.data.batchItemFailures ?? []).map((item) => item.itemIdentifier));
  if (named.size === 0) return [];
  const places = [...named].map((name) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === name),
  );
  return records.slice(Math.max(0, Math.min(...places)));
};

/** The state a function hands on within a tumbling window; undefined when it hands on none, which is a failure. */
export const stateIn = (outcome: InvokeOutcome): unknown => {
  if (outcome.kind === 'failed') return undefined;
  const answer = z.safeParse(windowAnswerShape, outcome.payload);
  return answer.success ? answer.data.state : undefined;
};

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
