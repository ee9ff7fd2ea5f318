import { spawnSync } from 'node:child_process';

/** What a process and everything it started hold in memory (RSS), in MB; pages they share count for each of them. */
export const memoryOfTree = (rootPid: number): number => {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([rootPid]);
  for (const pid of tree)
    for (const [child = 0, parent = 0] of processes) if (parent === pid) tree.add(child);
  const kilobytes = processes
    .filter(([pid = 0]) => tree.has(pid))
    .reduce((sum, [, , rss = 0]) => sum + rss, 0);
  return kilobytes / 1024;
};
