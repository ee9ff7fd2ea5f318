import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';

const pidsShape = z.object({ keeper: z.int(), engine: z.int() });
const keeperLeavesWithinMs = 3000;

/**
 * Ends an engine that a killed host left behind on this data file; it is known by its command line, where the
 * system shows one. Throws HostError when another host still lives on the file.
 */
export const endLeftover = async (pidFile: string, dataFile: string): Promise<void> => {
  const pids = readPids(pidFile);
  if (!pids || !existsSync('/proc')) return;
  const isOurs = (pid: number) => commandLine(pid).includes(dataFile);
  const end = Date.now() + keeperLeavesWithinMs;
  while (isOurs(pids.keeper) && Date.now() < end) await sleep(20);
  if (isOurs(pids.keeper))
    throw new HostError(`Another host is running on this data folder (process ${pids.keeper}).`);
  if (isOurs(pids.engine)) process.kill(pids.engine, 'SIGKILL');
  while (isOurs(pids.engine)) await sleep(10);
  rmSync(pidFile, { force: true });
};

const readPids = (pidFile: string): z.infer<typeof pidsShape> | undefined => {
  try {
    return z.parse(pidsShape, JSON.parse(readFileSync(pidFile, 'utf8')));
  } catch {
    return undefined;
  }
};

const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
