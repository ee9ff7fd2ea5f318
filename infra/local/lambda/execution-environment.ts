import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InvokeOutcome } from '../contracts.ts';
import { tableRights } from '../iam/callers.ts';
import type { HostedFunction } from './functions.ts';
import { readLines } from './lines.ts';
import type { Job, WorkerMessage, WorkerStart } from './protocol.ts';
import { workerEnvironment, type LambdaPlace } from './worker-environment.ts';

/** One thread that runs one function, one event at a time. */
export type ExecutionEnvironment = {
  /** Never rejects; after an outcome of a dead environment `onGone` has been called. */
  run: (job: Job) => Promise<InvokeOutcome>;
  /** Ends the thread, failing what it works on. */
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
export const startExecutionEnvironment = (needs: Needs): ExecutionEnvironment =>
  new ThreadEnvironment(startWorker(needs), needs.onGone);

class ThreadEnvironment implements ExecutionEnvironment {
  readonly #worker: Worker;
  readonly #onGone: () => void;
  #gone = false;
  #loaded = false;
  #current: { settle: (outcome: InvokeOutcome) => void; job: Job } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(worker: Worker, onGone: () => void) {
    this.#worker = worker;
    this.#onGone = onGone;
    worker.on('message', (said: WorkerMessage) => this.#hear(said));
    worker.on('error', (error: Error) => this.#end(crashed(error)));
    worker.on('exit', (code) => this.#end(exited(code)));
  }

  run(job: Job): Promise<InvokeOutcome> {
    if (this.#gone) return Promise.resolve(exited(0));
    return new Promise((settle) => {
      this.#current = { settle, job };
      this.#watch(job);
      this.#worker.postMessage(job);
    });
  }

  async stop(): Promise<void> {
    this.#end(hostStopped);
    await this.#worker.terminate();
  }

  #hear(said: WorkerMessage): void {
    if (said.kind === 'ready') {
      this.#loaded = true;
      if (this.#current) this.#watch(this.#current.job);
    } else if (this.#loaded) this.#settle(outcomeOf(said));
    else this.#end(outcomeOf(said));
  }

  /** The function's own time starts when its module is loaded. */
  #watch({ timeoutMs }: Job): void {
    clearTimeout(this.#timer);
    const ms = this.#loaded ? timeoutMs : initTimeoutMs;
    this.#timer = setTimeout(() => this.#end(timedOut(ms)), ms);
  }

  #settle(outcome: InvokeOutcome): void {
    clearTimeout(this.#timer);
    const current = this.#current;
    this.#current = undefined;
    current?.settle(outcome);
  }

  #end(outcome: InvokeOutcome): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#onGone();
    this.#settle(outcome);
    void this.#worker.terminate();
  }
}

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
    ...(fn.rights && { rights: tableRights(fn.rights) }),
  };
};

/** Lambda's own limit of an answer, in characters of JSON. */
const maxAnswerLength = 6 * 1024 * 1024;

const outcomeOf = (said: Exclude<WorkerMessage, { kind: 'ready' }>): InvokeOutcome => {
  if (said.kind === 'failed') return said;
  if (said.json.length <= maxAnswerLength) {
    return { kind: 'returned', payload: JSON.parse(said.json) as unknown };
  }
  return {
    kind: 'failed',
    errorType: 'Function.ResponseSizeTooLarge',
    message: `Response payload size exceeded maximum allowed payload size (${maxAnswerLength} bytes).`,
  };
};

/** What an event hears that was not answered before the host stopped. */
export const hostStopped: InvokeOutcome = {
  kind: 'failed',
  errorType: 'HostStopped',
  message: 'The local host was stopped',
};

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
