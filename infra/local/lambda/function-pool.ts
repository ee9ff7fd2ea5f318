import type { InvokeOutcome } from '../contracts.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { HostedFunction } from './functions.ts';

/** An environment with what its pool must know of it. */
export type Kept = { environment: ExecutionEnvironment; pool: Pool; idleSince: number };

/** An event before it is given to a thread. */
export type Invocation = { event: string; requestId: string };

export type Waiting = { asked: Invocation; settle: (outcome: InvokeOutcome) => void };

/** The environments and the queue of one function. */
export type Pool = {
  hosted: HostedFunction;
  /** Used last stands last. */
  idle: Kept[];
  all: Set<Kept>;
  waiting: Waiting[];
};

/** A function that nobody has called yet. */
export const emptyPool = (hosted: HostedFunction): Pool => ({
  hosted,
  idle: [],
  all: new Set(),
  waiting: [],
});

/** Takes an environment out of its pool: it gets no more events. */
export const forget = (kept: Kept): void => {
  kept.pool.all.delete(kept);
  const at = kept.pool.idle.indexOf(kept);
  if (at >= 0) kept.pool.idle.splice(at, 1);
};

/** The environment that has been idle longest, over all pools. */
export const longestIdle = (pools: readonly Pool[]): Kept | undefined =>
  pools
    .flatMap(({ idle }) => idle.slice(0, 1))
    .sort((one, other) => one.idleSince - other.idleSince)[0];

/** A function with events waiting and no environment at all: others must make room for it. */
export const starving = (pools: readonly Pool[]): Pool | undefined =>
  pools.find(({ waiting, all }) => waiting.length > 0 && all.size === 0);
