import { startTestEngine } from '@netral/local-host/testing/engine';
import type { BenchRun } from './run-bench.ts';

/** A real engine for a bench, in `folder` or a new one: stopped and removed with it at the latest. The bench ends when the engine ends by itself. */
export const startBenchEngine = async (run: BenchRun, folder?: string) => {
  const { promise: ended, resolve: end } = aPromise();
  const engine = await startTestEngine(folder, end);
  run.stopAtEnd(engine.forget);
  run.stopAtEnd(engine.stop);
  run.needs('the database engine', ended);
  return engine;
};

const aPromise = () => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
};
