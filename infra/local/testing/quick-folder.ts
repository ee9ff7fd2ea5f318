import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
const roomNeeded = 2 ** 30;

/**
 * A new folder for data that no test needs after it: in memory where there is room, as engines wait for the disk at
 * every write. Whoever is killed loses nothing by it; only a machine that goes down would.
 */
export const quickFolder = (name: string): string =>
  mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), `local-host-${name}-`));

/** A new folder on the disk: for what is measured. */
export const diskFolder = (name: string): string =>
  mkdtempSync(join(tmpdir(), `local-host-${name}-`));

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
};
