import type { InvokeOutcome } from '../contracts.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { HostedFunction } from './functions.ts';
import type { Job } from './protocol.ts';

/** An environment with what the pool must know of it. */
export type Kept = { environment: ExecutionEnvironment; fn: Pool; idleSince: number };

export type Waiting = { job: Job; settle: (outcome: InvokeOutcome) => void };

/** The environments and the queue of one function. */
export type Pool = {
  hosted: HostedFunction;
  /** Used last stands last. */
  idle: Kept[];
  all: Set<Kept>;
  waiting: Waiting[];
};

export const emptyPool = (hosted: HostedFunction): Pool => ({
  hosted,
  idle: [],
  all: new Set(),
  waiting: [],
});

/** Takes an environment out of its pool: it gets no more events. */
export const forget = (kept: Kept): void => {
  kept.fn.all.delete(kept);
  const at = kept.fn.idle.indexOf(kept);
  if (at >= 0) kept.fn.idle.splice(at, 1);
};

/** The environment that has been idle longest, over all pools. */
export const longestIdle = (pools: Iterable<Pool>): Kept | undefined => {
  let found: Kept | undefined;
  for (const { idle } of pools) {
    const [oldest] = idle;
    if (oldest && (!found || oldest.idleSince < found.idleSince)) found = oldest;
  }
  return found;
};

/** A function with events waiting and no environment at all: others must make room for it. */
export const starving = (pools: Iterable<Pool>): Pool | undefined => {
  for (const pool of pools) if (pool.waiting.length > 0 && pool.all.size === 0) return pool;
  return undefined;
};
