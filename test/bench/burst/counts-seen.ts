import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Called } from './open-loop.ts';

const shape = z.object({ regions: z.array(z.object({ pledged: z.nullable(z.int()) })) });

/** How many people an answer of the public counts tells of. */
export const pledgedIn = ({ status, body }: Called): number =>
  status === 200 ? (z.parse(shape, JSON.parse(body)).regions[0]?.pledged ?? 0) : -1;

/** The counts as readers saw them: when (`performance.now()`), and how many people they told of. */
export type Seen = { at: number; pledged: number };

/** Rounding to fives so that nobody is singled out hides up to so many people of a region (test/unit/publish-counts.test.ts). */
const mostHidden = 14;

/**
 * The greatest age of what readers saw: how long ago the first person was accepted of whom they could have known and
 * did not. In milliseconds; 0 where they always knew of everybody.
 */
export const oldestSeen = (seen: readonly Seen[], acceptedAt: readonly number[]): number =>
  Math.max(
    0,
    ...seen
      .filter(({ pledged }) => pledged >= 0)
      .map(({ at, pledged }) => at - (acceptedAt[pledged + mostHidden] ?? at)),
  );

/** Looks again and again until told to stop; answers what was seen. */
export const watch = (everyMs: number, look: () => Promise<number>) => {
  const seen: Seen[] = [];
  const stopping = new AbortController();
  const watching = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      seen.push({ pledged: await look(), at: performance.now() });
      await sleep(everyMs);
    }
  };
  const done = watching();
  return {
    seen,
    stop: async () => {
      stopping.abort();
      await done;
      return seen;
    },
  };
};

/** When it was first seen that everything is told, or undefined. */
export const firstSeen = (seen: readonly Seen[], pledged: number): number | undefined => {
  const from = seen.findLastIndex((one) => one.pledged !== pledged) + 1;
  return seen[from]?.at;
};
