import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quickFolder } from '@netral/local-host/testing/quick-folder';
import type { SuiteClient } from '../../infra/demo/suite-client.ts';
import { checkingClient } from './fits-its-schema.ts';
import { noRightWasMissing } from './refusals.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type SuiteProcess = {
  url: string;
  dataFolder: string;
  client: SuiteClient;
  output: () => string;
  /** Resolves as soon as the process is gone. */
  gone: Promise<void>;
  /** Resolves with its exit code once it has ended, and all it printed has arrived. */
  ended: Promise<number | null>;
  /** Ends the suite; throws when one of its functions lacked a right. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

/** Starts the whole suite as `npm start` does, in a process of its own that a test may kill. */
export const startSuiteProcess = async (
  dataFolder = startedDataFolder(),
  environment: Record<string, string> = {},
): Promise<SuiteProcess> => {
  const child = spawn(
    process.execPath,
    [
      // As `npm start`: with a thread for each function, more threads that collect garbage only wake each other.
      ...['--single-threaded-gc', 'infra/start/run.mjs', 'start'],
      ...['--port', '0', '--data', dataFolder, '--built'],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // As under npm, it ends when whoever started it ends.
      env: { PATH: process.env['PATH'], npm_lifecycle_event: 'start', ...noting(), ...environment },
    },
  );
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await addressOf(child, () => output);
  return {
    url,
    dataFolder,
    client: checkingClient(url),
    output: () => output,
    gone,
    ended,
    stop: async () => {
      await end(child, 'SIGINT');
      noRightWasMissing(dataFolder);
    },
    kill: () => end(child, 'SIGKILL'),
  };
};

/** Where a test run notes which rights it used. */
const noting = (): Record<string, string> => {
  const file = process.env['NETRAL_RIGHTS_FILE'];
  return file === undefined ? {} : { NETRAL_RIGHTS_FILE: file };
};

export const newDataFolder = (): string => quickFolder('data');

/** What a suite leaves that was started for the first time and stopped at once: made by the build the tests begin with. */
export const justStarted = join(root, 'dist/local-suite/just-started');

/** A data folder in which the tables are made already, where the tests' build has left one. */
export const startedDataFolder = (): string => asJustStarted(newDataFolder());

/** Fills an empty folder with what the tests' build has left, if it has, and returns it. */
export const asJustStarted = (folder: string): string => {
  if (existsSync(justStarted)) cpSync(justStarted, folder, { recursive: true });
  return folder;
};

export const removeDataFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

const addressOf = (child: ChildProcess, output: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const found = /situs\s+(http:\/\/\S+?)\/?\s/.exec(output())?.[1];
      // Its last line: the demo's officers are there.
      if (found && output().includes('host.log')) resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The suite ended (${code}): ${output()}`)));
  });

const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill(signal);
  });
