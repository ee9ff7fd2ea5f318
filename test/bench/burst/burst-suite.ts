import { diskFolder, quickFolder } from '@netral/local-host/testing/quick-folder';
import { asJustStarted, removeDataFolder, startSuiteProcess } from '../../support/suite-process.ts';
import { startBenchEngine } from '../bench-engine.ts';
import type { BenchRun } from '../run-bench.ts';
import { findTables } from './engine-facts.ts';
import { startMeteringProxy } from './metering-proxy.ts';

/**
 * The whole suite in a process of its own, on an engine that the bench can read itself. Stopped with the bench. `built`
 * begins with what the build has left: its tables are made, and its demo has its officers.
 */
export const startBurstSuite = async (run: BenchRun, built: boolean) => {
  const engine = await startBenchEngine(run, folderOf(built));
  return withSuite(run, engine, engine.engine.endpoint);
};

/** The same with a meter between suite and engine: it shows what every call consumes, and slows the suite down. */
export const startMeteredSuite = async (run: BenchRun, built: boolean) => {
  const engine = await startBenchEngine(run, folderOf(built));
  const meter = await startMeteringProxy(engine.engine.endpoint);
  run.stopAtEnd(meter.stop);
  return { ...(await withSuite(run, engine, meter.endpoint)), meter };
};

const folderOf = (built: boolean): string => {
  const folder = quickFolder('engine');
  return built ? asJustStarted(folder) : folder;
};

type BenchEngine = Awaited<ReturnType<typeof startBenchEngine>>;

const withSuite = async (run: BenchRun, engine: BenchEngine, endpoint: string) => {
  const dataFolder = diskFolder('data');
  run.stopAtEnd(() => removeDataFolder(dataFolder));
  const suite = await startSuiteProcess(dataFolder, { DYNAMODB_ENDPOINT: endpoint });
  run.stopAtEnd(suite.stop);
  const noLongerNeeded = run.needs('the suite', suite.gone);
  return {
    url: suite.url,
    client: engine.client,
    streams: engine.streams,
    tables: await findTables(engine.client),
    /** Stops suite and engine before the bench ends: what is measured next runs alone. */
    stop: async () => {
      noLongerNeeded();
      await suite.stop();
      await engine.stop();
    },
  };
};

export type BurstSuite = Awaited<ReturnType<typeof startBurstSuite>>;
