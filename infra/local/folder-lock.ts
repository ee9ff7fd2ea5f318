import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { HostError } from './contracts.ts';

/** A lock file of this process. */
export type Lock = { release: () => void };

const ownerShape = z.object({ pid: z.int(), began: z.string() });
type Owner = z.infer<typeof ownerShape>;

/** Between making the file and writing into it, its maker may have been killed. */
const writtenWithinMs = 1000;

/**
 * Takes a lock file, also that of a process that was killed; throws HostError while its owner lives. Two processes
 * that find the same killed one's may both take it: whose file is not the one on disk has lost it.
 */
export const takeLock = async (file: string): Promise<Lock> => {
  for (;;) {
    const fd = create(file);
    if (fd !== undefined) return owned(file, fd);
    const owner = await readOwner(file);
    if (owner && beginningOf(owner.pid) === owner.began)
      throw new HostError(`Another host is running on this data folder (process ${owner.pid}).`);
    rmSync(file, { force: true });
  }
};

const create = (file: string): number | undefined => {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
};

/** The file stays open: its inode is then given to no other file. */
const owned = (file: string, fd: number): Lock => {
  const owner: Owner = { pid: process.pid, began: beginningOf(process.pid) ?? '' };
  writeSync(fd, JSON.stringify(owner));
  const mark = markOf(file);
  return {
    release: () => {
      if (mark !== undefined && markOf(file) === mark) rmSync(file, { force: true });
      closeSync(fd);
    },
  };
};

const readOwner = async (file: string): Promise<Owner | undefined> => {
  const end = Date.now() + writtenWithinMs;
  let owner = ownerIn(contentOf(file));
  while (!owner && markOf(file) !== undefined && Date.now() < end) {
    await sleep(20);
    owner = ownerIn(contentOf(file));
  }
  return owner;
};

const ownerIn = (content = ''): Owner | undefined => {
  try {
    return z.parse(ownerShape, JSON.parse(content));
  } catch {
    return undefined;
  }
};

/** Which file a path leads to now; undefined when there is none. */
export const markOf = (file: string): string | undefined => {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
};

/**
 * When a process began, so that another one that was given its number is not taken for it; undefined when it has
 * ended. Where the system does not show it, '' for every process that lives.
 */
const beginningOf = (pid: number): string | undefined => {
  const boot = contentOf('/proc/sys/kernel/random/boot_id');
  if (boot === undefined) return isAlive(pid) ? '' : undefined;
  // proc_pid_stat(5): after the name in brackets come the state (field 3) and, 19 further, the start (field 22).
  const fields = contentOf(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  const isEnded = fields === undefined || fields[0] === 'Z' || fields[0] === 'X';
  return isEnded ? undefined : `${boot.trim()} ${fields[19] ?? ''}`;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const contentOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
