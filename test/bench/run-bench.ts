import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a bench gives to those of its parts that start something. */
export type BenchRun = {
  /** Has `stop` called when the bench ends, however it ends; what was started last is stopped first. */
  stopAtEnd: (stop: () => unknown) => void;
  /** Ends the bench at once when something it needs is gone, until the returned function is called; `what` names it. */
  needs: (what: string, gone: Promise<unknown>) => () => void;
};

/** Measures, prints, and returns what did not hold: nothing when all is well. */
export type BenchWork = (run: BenchRun) => Promise<readonly string[]>;

/** How long one thing that was started may take to stop. */
const stopWithinMs = 10_000;

/**
 * Runs a bench and ends the process: with 0 when `work` returns no fault, with 1 when it returns some, throws, loses
 * what it needs or leaves an error uncaught, with 128 and the signal's number after a signal. Stops everything that
 * was started before it ends.
 */
export const runBench = async (work: BenchWork): Promise<never> => {
  const stops: (() => unknown)[] = [];
  const failure = new Failure();
  const run: BenchRun = {
    stopAtEnd: (stop) => stops.push(stop),
    needs: (what, gone) => {
      let needed = true;
      const ended = () => needed && failure.happen(new Error(`${what} has ended`));
      gone.then(ended, ended);
      return () => (needed = false);
    },
  };
  const { faults, code } = await Promise.race([workOrCause(work, run), failure.happened]).then(
    (found) => ({ faults: found, code: found.length === 0 ? 0 : 1 }),
    (error: unknown) => ({ faults: [explain(error)], code: codeOf(error) }),
  );
  for (const fault of faults) console.error(`FAILED: ${fault}`);
  for (const stop of stops.reverse()) await stopInTime(stop);
  process.exit(code);
};

/** How long the news that something is gone may come after the work that broke by it. */
const causeWithinMs = 1_000;

/** Work that breaks because what it needs is gone is not the cause, and waits for the one that is. */
const workOrCause = async (work: BenchWork, run: BenchRun): Promise<readonly string[]> => {
  try {
    return await work(run);
  } catch (error) {
    await sleep(causeWithinMs);
    throw error;
  }
};

/** The first thing that breaks beside the work itself: a signal, an error nobody caught, something that is gone. */
class Failure {
  readonly happened: Promise<never>;
  happen: (error: unknown) => void = () => undefined;

  constructor() {
    this.happened = new Promise((_, reject) => (this.happen = reject));
    // Rejections that nobody handles arrive here as well; they may have a cause, too.
    process.on('uncaughtException', (error) => setTimeout(() => this.happen(error), causeWithinMs));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => this.happen(new Signalled(signal)));
  }
}

class Signalled extends Error {
  readonly code: number;

  constructor(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') {
    super(`ended by ${signal}`);
    this.code = 128 + constants.signals[signal];
  }
}

const codeOf = (error: unknown): number => (error instanceof Signalled ? error.code : 1);

const explain = (error: unknown): string => {
  if (error instanceof Signalled) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Stops one thing; what cannot be stopped, or not in time, is named and keeps nothing else from being stopped. */
const stopInTime = async (stop: () => unknown): Promise<void> => {
  const late = sleep(stopWithinMs).then(() => {
    throw new Error(`not stopped within ${stopWithinMs / 1000} s`);
  });
  late.catch(() => undefined);
  await Promise.race([Promise.resolve().then(stop), late]).catch((error: unknown) =>
    console.error(`FAILED to stop: ${explain(error)}`),
  );
};
