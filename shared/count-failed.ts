import { metricCounter } from './count-metric.ts';
import { surroundings } from './settings.ts';

/**
 * Counts records and messages that failed, under the function's own name: Lambda counts a batch that reports its
 * failures as a success, so that its `Errors` never move.
 */
export const countFailed = (amount: number): void => {
  if (amount === 0) return;
  metricCounter<'RecordsFailed'>(surroundings().functionName)('RecordsFailed', amount);
};
