import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HostError, type Running } from './contracts.ts';
import { endLeftover } from './engine/leftover.ts';
import { markOf, takeLock } from './folder-lock.ts';

/** A data folder that belongs to this process alone. */
export type DataFolder = Running & {
  path: string;
  /** From now on these files, too, must be there and stay the ones they are. */
  watch: (names: string[]) => void;
  /** These may change until they are watched again. */
  unwatch: (names: string[]) => void;
  /** Whether what is written is still stored in it: its files are the ones this host opened. */
  isHeld: () => boolean;
  /** Says that nothing is stored in it any more, for another reason. */
  lose: (why: string) => void;
  /** Is called once, with a line for whoever runs the host, when it is not held any more. */
  onLost: (listener: (why: string) => void) => void;
};

const engineFile = 'engine.sqlite';
const lockFile = 'host.lock';
/** All that a host makes, the database last: as long as it is there, an emptying that broke off can be done again. */
const ourFiles = [
  ...['objects', 'host.log', 'host.log.1', 'engine.pid', `${engineFile}.new`],
  ...[`${engineFile}-wal`, `${engineFile}-shm`, engineFile],
];
const lookEveryMs = 250;

/**
 * Takes a data folder, made if it is not there, and ends the engine a killed host left on it. Throws HostError with
 * one clear line when it cannot be written or another host is running on it.
 */
export const holdDataFolder = async (path: string): Promise<DataFolder> => {
  makeDataFolder(path);
  const lock = await takeLock(join(path, lockFile));
  try {
    await endLeftover(join(path, 'engine.pid'), join(path, engineFile));
  } catch (error) {
    lock.release();
    throw error;
  }
  return watched(path, lock.release);
};

const watched = (path: string, release: () => void): DataFolder => {
  const marks = new Map<string, string>();
  const watch = (names: string[]) => {
    for (const file of names.map((name) => join(path, name)))
      marks.set(file, markOf(file) ?? 'missing');
  };
  const unwatch = (names: string[]) => {
    for (const name of names) marks.delete(join(path, name));
  };
  watch([lockFile]);
  // Once lost, always lost: what was written meanwhile is elsewhere.
  let lost: string | undefined;
  const isHeld = () => {
    if ([...marks].some(([file, mark]) => markOf(file) !== mark)) lost ??= replaced(path);
    return lost === undefined;
  };
  let tell: (why: string) => void = () => undefined;
  const timer = setInterval(() => {
    if (isHeld() || lost === undefined) return;
    clearInterval(timer);
    tell(lost);
  }, lookEveryMs);
  timer.unref();
  return {
    path,
    watch,
    unwatch,
    isHeld,
    lose: (why) => (lost ??= why),
    onLost: (listener) => (tell = listener),
    stop: () => {
      clearInterval(timer);
      release();
      return Promise.resolve();
    },
  };
};

const replaced = (path: string): string =>
  `The files in the data folder ${path} were deleted or replaced while this host ran. It has ended, and stores nothing more; start it again.`;

/** Throws HostError for a folder that is no suite's and holds anything: --fresh must not be tried on it. */
export const checkMayBeEmptied = (path: string): void => {
  if (!existsSync(path) || [engineFile, lockFile].some((name) => existsSync(join(path, name))))
    return;
  throw new HostError(`--fresh empties only a data folder of this suite; ${path} is not one`);
};

/** Removes what hosts have made in a folder that is held, and nothing else; throws HostError when it is not held. */
export const emptyDataFolder = ({ path, isHeld }: DataFolder): void => {
  if (!isHeld()) throw new HostError(replaced(path));
  for (const name of ourFiles) rmSync(join(path, name), { recursive: true, force: true });
};

/** Makes the data folder, parents included; throws HostError with one clear line when it cannot be written. */
export const makeDataFolder = (folder: string): void => {
  try {
    // One by one: node's own recursive way never ends below /proc.
    for (const missing of missingFolders(folder)) mkdirSync(missing);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new HostError(
      `The data folder ${folder} cannot be written (${code}). Choose another: npm start -- --data FOLDER`,
    );
  }
};

const missingFolders = (folder: string): string[] =>
  existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
