import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Only Linux shows all processes as files. */
export const showsProcesses = existsSync('/proc/self/stat');

export type RunningProcess = { pid: number; command: string };

/** Every process that one has started, and theirs, as they are now. */
export const descendantsOf = (pid: number): RunningProcess[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const below = (parent: number): RunningProcess[] =>
    all
      .filter((one) => one.parent === parent)
      .flatMap((one) => [{ pid: one.pid, command: commandOf(one.pid) }, ...below(one.pid)]);
  return below(pid);
};

/** Whether a process runs; one that has ended and only waits to be collected does not. */
export const isRunning = (pid: number): boolean => statOf(pid).some(({ state }) => state !== 'Z');

const statOf = (pid: number): { pid: number; state: string; parent: number }[] => {
  const stat = read(`/proc/${pid}/stat`);
  // The name of the program, in brackets, may hold anything.
  const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? [] : [{ pid, state, parent: Number(parent) }];
};

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
