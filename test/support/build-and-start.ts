import { buildSuite } from '../../infra/start/build-suite.ts';
import { justStarted, removeDataFolder, startSuiteProcess } from './suite-process.ts';

// Builds what the tests start, and starts it for the first time, so that not each of them makes all tables anew.
await buildSuite();
removeDataFolder(justStarted);
const suite = await startSuiteProcess(justStarted);
await suite.stop();
