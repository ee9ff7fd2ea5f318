import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HostClock, HostLog, Invoke, InvokeOutcome, Running } from '../contracts.ts';
import type { Rights } from '../iam/callers.ts';
import { hostStopped, startExecutionEnvironment } from './execution-environment.ts';
import { emptyPool } from './function-pool.ts';
import { ThreadPool } from './thread-pool.ts';
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
  /** What its role's policies say; without them it may do anything. */
  rights?: Rights | undefined;
};

export type FunctionsNeeds = {
  functions: HostedFunction[];
  clock: HostClock;
  log: HostLog;
  /** The bundled worker.ts. */
  workerFile: string;
  onLogLine: (functionId: string, line: string) => void;
  /** Resolves once a function's code folder holds its code; rejects if it never will. At once unless said. */
  codeIsReady?: ((codeFolder: string) => Promise<void>) | undefined;
  place: LambdaPlace;
  newId?: () => string;
  /** Threads of all functions together, most of them idle; 96 unless said: an idle one costs about 8 MB, a new one 0.2 s of a core. */
  maxThreads?: number;
  /** A thread without work for this long is ended; five minutes unless said, as Lambda keeps one. */
  idleMs?: number;
};

export type Functions = Running & {
  invoke: Invoke;
  /** Resolves as soon as no function works; while they do not cease to, after three seconds. */
  quiet: () => Promise<void>;
};

const longestQuietMs = 3000;

/** Lambda's own limit of an invocation's payload. */
const maxEventBytes = 6 * 1024 * 1024;

/** Hosts functions in threads: `invoke` waits its turn and never throws, `stop` ends every thread. */
export const createFunctions = (needs: FunctionsNeeds): Functions => {
  const { clock, log, place, workerFile, onLogLine, newId = randomUUID } = needs;
  const pools = new Map(needs.functions.map((hosted) => [hosted.id, emptyPool(hosted)]));
  const threads = new ThreadPool([...pools.values()], {
    start: (fn, onGone) => startExecutionEnvironment({ fn, place, workerFile, onLogLine, onGone }),
    offsetMs: () => clock.offsetMs(),
    maxThreads: needs.maxThreads ?? 96,
    idleMs: needs.idleMs ?? 300_000,
  });
  const afterCode = async (folder: string, run: () => Promise<InvokeOutcome>) => {
    try {
      await needs.codeIsReady?.(folder);
    } catch (error) {
      return failed('Runtime.ImportModuleError', String(error));
    }
    return run();
  };
  const invoke: Invoke = async (functionId, event) => {
    const pool = pools.get(functionId);
    if (!pool) return failed('ResourceNotFoundException', `Function not found: ${functionId}`);
    const json = JSON.stringify(event);
    if (isTooLarge(json)) return eventTooLarge;
    const outcome = await afterCode(pool.hosted.codeFolder, () =>
      threads.run(pool, { event: json, requestId: newId() }),
    );
    if (outcome.kind === 'failed' && outcome !== hostStopped) {
      log('lambda', `${functionId} failed`, { type: outcome.errorType, message: outcome.message });
    }
    return outcome;
  };
  const busy = countRunning(invoke);
  return { invoke: busy.invoke, quiet: busy.quiet, stop: () => threads.stop() };
};

const countRunning = (invoke: Invoke): Pick<Functions, 'invoke' | 'quiet'> => {
  let running = 0;
  return {
    invoke: async (functionId, event) => {
      running += 1;
      // It never throws.
      const outcome = await invoke(functionId, event);
      running -= 1;
      return outcome;
    },
    quiet: async () => {
      const end = performance.now() + longestQuietMs;
      while (running > 0 && performance.now() < end) await pause(2);
    },
  };
};

/** Counts bytes only where the characters could be too many. */
const isTooLarge = (json: string): boolean =>
  json.length > maxEventBytes / 3 && Buffer.byteLength(json) > maxEventBytes;

const failed = (errorType: string, message: string): InvokeOutcome => ({
  kind: 'failed',
  errorType,
  message,
});

const eventTooLarge = failed(
  'RequestTooLargeException',
  `Request must be smaller than ${maxEventBytes} bytes for the InvokeFunction operation`,
);
