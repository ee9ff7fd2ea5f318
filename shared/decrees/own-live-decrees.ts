import { systemNow } from '../clock.ts';
import { metricCounter } from '../count-metric.ts';
import { logOf } from '../log.ts';
import { surroundings } from '../settings.ts';
import { tableClient } from '../table/client.ts';
import { inForceReader } from './in-force-reader.ts';
import { liveDecrees, type LiveDecrees } from './live-decrees.ts';

const count = metricCounter<'DecreesNotRead' | 'DecreesUnreadable'>('decrees');

/** Says that rows of the decrees were left out, and has the alarm ring. */
export const leftOut = (items: readonly string[]): void => {
  count('DecreesUnreadable', items.length);
  logOf('decrees').error('unreadable decrees', { items });
};

let made: LiveDecrees | undefined;

/**
 * What is in force, as this function reads it: one reading for all that works by it, begun when the function starts.
 * Throws before the first call where the table is not set.
 */
export const ownLiveDecrees = (): LiveDecrees => (made ??= begin());

const begin = (): LiveDecrees => {
  const { decreedTable } = surroundings();
  if (decreedTable === undefined) throw new Error('Missing or malformed settings: DECREED_TABLE');
  return liveDecrees({
    read: inForceReader(tableClient({ maxAttempts: 2 }), decreedTable),
    now: systemNow,
    failed: (error, by) => {
      count('DecreesNotRead');
      logOf('decrees').error('decrees not read', { by, error: String(error) });
    },
    leftOut,
  });
};
