import type { InvokeOutcome } from '../contracts.ts';
import { hostStopped, type ExecutionEnvironment } from './execution-environment.ts';
import {
  forget,
  longestIdle,
  starving,
  type Invocation,
  type Kept,
  type Pool,
  type Waiting,
} from './function-pool.ts';
import type { HostedFunction } from './functions.ts';

type Settings = {
  start: (fn: HostedFunction, onGone: () => void) => ExecutionEnvironment;
  offsetMs: () => number;
  maxThreads: number;
  idleMs: number;
};

/** How many events a function works on at once, unless it says so itself. */
const defaultConcurrency = 8;

/** Gives each event to the thread used last, starts threads up to the bounds, and ends idle ones. */
export class ThreadPool {
  readonly #pools: readonly Pool[];
  readonly #settings: Settings;
  readonly #reaper: NodeJS.Timeout;
  #threads = 0;
  #stopped = false;

  constructor(pools: readonly Pool[], settings: Settings) {
    this.#pools = pools;
    this.#settings = settings;
    this.#reaper = setInterval(() => this.#reap(), settings.idleMs / 6).unref();
  }

  /** Resolves with the outcome, after the event's turn has come; never rejects. */
  run(pool: Pool, asked: Invocation): Promise<InvokeOutcome> {
    if (this.#stopped) return Promise.resolve(hostStopped);
    return new Promise((settle) => {
      pool.waiting.push({ asked, settle });
      this.#serve(pool);
    });
  }

  /** Fails what waits or runs; resolves when every thread has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#reaper);
    for (const { waiting } of this.#pools) {
      for (const { settle } of waiting.splice(0)) settle(hostStopped);
    }
    const kept = this.#pools.flatMap(({ all }) => [...all]);
    await Promise.all(kept.map(({ environment }) => environment.stop()));
  }

  #serve(pool: Pool): void {
    if (this.#stopped || pool.waiting.length === 0) return;
    const kept = pool.idle.pop() ?? this.#grow(pool);
    const next = kept && pool.waiting.shift();
    if (next) void this.#work(kept, next);
  }

  async #work(kept: Kept, { asked, settle }: Waiting): Promise<void> {
    const { timeoutMs } = kept.pool.hosted;
    const offsetMs = this.#settings.offsetMs();
    settle(await kept.environment.run({ ...asked, timeoutMs, offsetMs }));
    if (kept.pool.all.has(kept)) this.#release(kept);
  }

  #release(kept: Kept): void {
    if (this.#isFull() && starving(this.#pools)) {
      void kept.environment.stop();
      return;
    }
    kept.idleSince = performance.now();
    kept.pool.idle.push(kept);
    this.#serve(kept.pool);
  }

  #grow(pool: Pool): Kept | undefined {
    if (pool.all.size >= (pool.hosted.maxConcurrency ?? defaultConcurrency)) return undefined;
    if (this.#isFull()) {
      // Its end is told at once, and serves whoever waits.
      void longestIdle(this.#pools)?.environment.stop();
      return undefined;
    }
    return this.#start(pool);
  }

  #start(pool: Pool): Kept {
    const environment = this.#settings.start(pool.hosted, () => this.#lose(kept));
    const kept: Kept = { pool, environment, idleSince: 0 };
    pool.all.add(kept);
    this.#threads += 1;
    return kept;
  }

  #lose(kept: Kept): void {
    forget(kept);
    this.#threads -= 1;
    queueMicrotask(() => {
      const hungry = starving(this.#pools);
      if (hungry) this.#serve(hungry);
      for (const pool of this.#pools) this.#serve(pool);
    });
  }

  #reap(): void {
    const before = performance.now() - this.#settings.idleMs;
    for (const { idle } of this.#pools) {
      for (const kept of [...idle]) if (kept.idleSince < before) void kept.environment.stop();
    }
  }

  #isFull(): boolean {
    return this.#threads >= this.#settings.maxThreads;
  }
}
