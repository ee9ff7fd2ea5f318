import { startTestEngine } from '@netral/local-host/testing/engine';
import { newDataFolder, removeDataFolder, startSuiteProcess } from '../../support/suite-process.ts';
import { findTables } from './engine-facts.ts';
import { startMeteringProxy } from './metering-proxy.ts';

/** The whole suite in a process of its own, on an engine that the bench can ask itself. */
export const startBurstSuite = async () => {
  const engine = await startTestEngine();
  return withSuite(engine, engine.engine.endpoint, () => undefined);
};

/** The same with a meter between suite and engine: it tells what every call consumes, and slows the suite down. */
export const startMeteredSuite = async () => {
  const engine = await startTestEngine();
  const meter = await startMeteringProxy(engine.engine.endpoint);
  return { ...(await withSuite(engine, meter.endpoint, meter.stop)), meter };
};

type TestEngine = Awaited<ReturnType<typeof startTestEngine>>;

const withSuite = async (engine: TestEngine, endpoint: string, release: () => void) => {
  const dataFolder = newDataFolder();
  const suite = await startSuiteProcess(dataFolder, { DYNAMODB_ENDPOINT: endpoint });
  return {
    url: suite.url,
    client: engine.client,
    streams: engine.streams,
    tables: await findTables(engine.client),
    stop: async () => {
      await suite.stop();
      release();
      await engine.stop();
      engine.forget();
      removeDataFolder(dataFolder);
    },
  };
};

export type BurstSuite = Awaited<ReturnType<typeof startBurstSuite>>;
