import { readdirSync, readFileSync } from 'node:fs';

/** Processor time so far, in milliseconds, by process (what it runs) and thread (its own or another). */
export type CpuByThread = ReadonlyMap<string, number>;

/** A tick of /proc, on every Linux of today. */
const msOfATick = 10;

/** Reads it of a process and all that it started; only Linux shows it. */
export const cpuOf = (pids: readonly { pid: number; name: string }[]): CpuByThread => {
  const spent = new Map<string, number>();
  for (const { pid, name } of pids)
    for (const thread of readdirSync(`/proc/${String(pid)}/task`)) {
      const stat = readFileSync(`/proc/${String(pid)}/task/${thread}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(fields[11]) + Number(fields[12]);
      const which = thread === String(pid) ? 'main thread' : 'other threads';
      const key = `${name}, ${which}`;
      spent.set(key, (spent.get(key) ?? 0) + ticks * msOfATick);
    }
  return spent;
};
