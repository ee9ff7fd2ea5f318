import { randomUUID } from 'node:crypto';
import type { HostClock, HostLog, Invoke, InvokeOutcome, Running } from '../contracts.ts';
import { startExecutionEnvironment } from './execution-environment.ts';
import {
  emptyPool,
  forget,
  longestIdle,
  starving,
  type Kept,
  type Pool,
  type Waiting,
} from './function-pool.ts';
import type { LambdaPlace } from './worker-environment.ts';

/** A function as the template declares it; `id` is its physical name. */
export type HostedFunction = {
  id: string;
  /** Absolute. */
  codeFolder: string;
  /** `<module>.<export>`; the module is an .mjs file in the code folder. */
  handler: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  /** How many events it works on at once; 8 unless said. */
  maxConcurrency?: number;
};

export type FunctionsNeeds = {
  functions: HostedFunction[];
  clock: HostClock;
  log: HostLog;
  /** The bundled worker.ts. */
  workerFile: string;
  onLogLine: (functionId: string, line: string) => void;
  place?: Partial<LambdaPlace>;
  newId?: () => string;
  /** Threads of all functions together; 40 unless said. */
  maxThreads?: number;
  /** A thread without work for this long is ended; 60 s unless said. */
  idleMs?: number;
};

export type Functions = Running & { invoke: Invoke };

/** Lambda's own limit of an invocation's payload. */
const maxEventBytes = 6 * 1024 * 1024;

/** Hosts functions in threads: `invoke` waits its turn and never throws, `stop` ends every thread. */
export const createFunctions = (needs: FunctionsNeeds): Functions => {
  const pools = new Map(needs.functions.map((hosted) => [hosted.id, emptyPool(hosted)]));
  const newId = needs.newId ?? randomUUID;
  const threads = createThreads(needs, pools);
  return {
    invoke: (functionId, event) => {
      const pool = pools.get(functionId);
      const json = JSON.stringify(event);
      if (!pool) return Promise.resolve(noSuchFunction(functionId));
      if (isTooLarge(json)) return Promise.resolve(eventTooLarge);
      const { timeoutMs } = pool.hosted;
      const job = { event: json, requestId: newId(), timeoutMs, offsetMs: 0 };
      return new Promise((settle) => threads.take(pool, { job, settle }));
    },
    stop: threads.stop,
  };
};

type Threads = Running & { take: (pool: Pool, waiting: Waiting) => void };

const createThreads = (needs: FunctionsNeeds, pools: Map<string, Pool>): Threads => {
  const { clock, log, maxThreads = 40, idleMs = 60_000 } = needs;
  let stopped = false;
  const count = () => [...pools.values()].reduce((sum, { all }) => sum + all.size, 0);
  const end = (kept: Kept): Promise<void> => {
    forget(kept);
    return kept.environment.stop();
  };
  const run = async (kept: Kept, { job, settle }: Waiting): Promise<void> => {
    const outcome = await kept.environment.run({ ...job, offsetMs: clock.offsetMs() });
    if (outcome.kind === 'failed') tellFailure(log, kept.fn.hosted.id, outcome);
    settle(outcome);
    release(kept);
  };
  const release = (kept: Kept): void => {
    if (!kept.fn.all.has(kept)) return;
    const hungry = starving(pools.values());
    if (hungry && count() >= maxThreads) {
      void end(kept);
      return serve(hungry);
    }
    const next = kept.fn.waiting.shift();
    if (next) return void run(kept, next);
    kept.idleSince = performance.now();
    kept.fn.idle.push(kept);
  };
  const serve = (pool: Pool): void => {
    const kept = pool.waiting.length > 0 && !stopped ? (pool.idle.pop() ?? grow(pool)) : undefined;
    const next = kept && pool.waiting.shift();
    if (kept && next) void run(kept, next);
  };
  const grow = (pool: Pool): Kept | undefined => {
    if (pool.all.size >= (pool.hosted.maxConcurrency ?? 8)) return undefined;
    if (count() >= maxThreads) {
      const spare = longestIdle(pools.values());
      if (!spare) return undefined;
      void end(spare);
    }
    return start(pool);
  };
  const start = (fn: Pool): Kept => {
    const kept: Kept = {
      fn,
      idleSince: 0,
      environment: startExecutionEnvironment({
        ...needs,
        fn: fn.hosted,
        place: placeOf(needs),
        onGone: () => {
          forget(kept);
          queueMicrotask(() => {
            for (const pool of pools.values()) serve(pool);
          });
        },
      }),
    };
    fn.all.add(kept);
    return kept;
  };
  const everyKept = () => [...pools.values()].flatMap(({ all }) => [...all]);
  const reap = (): void => {
    const before = performance.now() - idleMs;
    for (const { idle } of pools.values()) {
      for (const kept of idle.filter(({ idleSince }) => idleSince < before)) void end(kept);
    }
  };
  const reaper = setInterval(reap, idleMs / 6).unref();
  return {
    take: (pool, waiting) => {
      if (stopped) return waiting.settle(hostStopped);
      pool.waiting.push(waiting);
      serve(pool);
    },
    stop: async () => {
      stopped = true;
      clearInterval(reaper);
      for (const { waiting } of pools.values()) {
        for (const { settle } of waiting.splice(0)) settle(hostStopped);
      }
      await Promise.all(everyKept().map(end));
    },
  };
};
