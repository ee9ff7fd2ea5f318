import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InvokeOutcome } from '../contracts.ts';
import type { HostedFunction } from './functions.ts';
import { readLines } from './lines.ts';
import type { Job, Said, WorkerStart } from './protocol.ts';
import { workerEnvironment, type LambdaPlace } from './worker-environment.ts';

/** One thread that runs one function, one event at a time. */
export type ExecutionEnvironment = {
  /** Never rejects; after an outcome of a dead environment `onGone` has been called. */
  run: (job: Job) => Promise<InvokeOutcome>;
  stop: () => Promise<void>;
};

type Needs = {
  fn: HostedFunction;
  place: LambdaPlace;
  workerFile: string;
  onLogLine: (functionId: string, line: string) => void;
  /** Called once, when the thread takes no more events. */
  onGone: () => void;
};

/** Loading a module may take this long before it counts as a failure. */
const initTimeoutMs = 30_000;

/** Starts a thread; an error, an exit, or a timeout ends it and fails its event. */
export const startExecutionEnvironment = (needs: Needs): ExecutionEnvironment => {
  const worker = startWorker(needs);
  let gone = false;
  let loaded = false;
  let current: { settle: (outcome: InvokeOutcome) => void; job: Job } | undefined;
  let timer: NodeJS.Timeout | undefined;

  const settle = (outcome: InvokeOutcome): void => {
    clearTimeout(timer);
    const running = current;
    current = undefined;
    running?.settle(outcome);
  };
  const end = (outcome: InvokeOutcome): void => {
    if (gone) return;
    gone = true;
    needs.onGone();
    settle(outcome);
    void worker.terminate();
  };
  const watch = (job: Job): void => {
    clearTimeout(timer);
    const ms = loaded ? job.timeoutMs : initTimeoutMs;
    timer = setTimeout(() => end(timedOut(ms)), ms);
  };
  worker.on('message', (said: Said) => {
    if (said.kind === 'ready') {
      loaded = true;
      if (current) watch(current.job);
    } else if (loaded) settle(outcomeOf(said));
    else end(outcomeOf(said));
  });
  worker.on('error', (error: Error) => end(crashed(error)));
  worker.on('exit', (code) => end(exited(code)));
  return {
    run: (job) =>
      new Promise((resolve) => {
        if (gone) return resolve(exited(0));
        current = { settle: resolve, job };
        watch(job);
        worker.postMessage(job);
      }),
    stop: async () => {
      end({ kind: 'failed', errorType: 'HostStopped', message: 'The local host was stopped' });
      await worker.terminate();
    },
  };
};

const startWorker = ({ fn, place, workerFile, onLogLine }: Needs): Worker => {
  const worker = new Worker(workerFile, {
    workerData: startOf(fn, place),
    env: workerEnvironment(fn, place),
    execArgv: [],
    argv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
  });
  readLines(worker.stdout, (line) => onLogLine(fn.id, line));
  readLines(worker.stderr, (line) => onLogLine(fn.id, line));
  return worker;
};

const startOf = (fn: HostedFunction, { region, accountId }: LambdaPlace): WorkerStart => {
  const dot = fn.handler.lastIndexOf('.');
  return {
    moduleFile: join(fn.codeFolder, `${fn.handler.slice(0, dot)}.mjs`),
    exportName: fn.handler.slice(dot + 1),
    functionName: fn.id,
    functionArn: `arn:aws:lambda:${region}:${accountId}:function:${fn.id}`,
    memoryMb: fn.memoryMb,
  };
};

const outcomeOf = (said: Exclude<Said, { kind: 'ready' }>): InvokeOutcome =>
  said.kind === 'returned'
    ? { kind: 'returned', payload: JSON.parse(said.json) as unknown }
    : { kind: 'failed', errorType: said.errorType, message: said.message };

const timedOut = (ms: number): InvokeOutcome => ({
  kind: 'failed',
  errorType: 'Sandbox.Timedout',
  message: `Task timed out after ${(ms / 1000).toFixed(2)} seconds`,
});

const crashed = (error: Error): InvokeOutcome => ({
  kind: 'failed',
  errorType: isOutOfMemory(error) ? 'Runtime.OutOfMemory' : error.name,
  message: error.message,
});

const isOutOfMemory = (error: Error): boolean =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const exited = (code: number): InvokeOutcome => ({
  kind: 'failed',
  errorType: 'Runtime.ExitError',
  message: `Runtime exited with exit status ${code}`,
});
