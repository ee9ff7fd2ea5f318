import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { workerFolder } from '../../../infra/start/built-suite.ts';
import { join } from 'node:path';
import * as z from 'zod/mini';

const addresses = z.object({ url: z.string(), endpoints: z.record(z.string(), z.string()) });

/** A host in a process of its own. */
export type HostProcess = z.infer<typeof addresses> & {
  dataFolder: string;
  /** Megabytes that it and its engine hold. */
  memoryMb: () => number;
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

export type Hosted = { assemblyFolder: string; dataFolder: string };

/** A host is one of forty here: of a thread that has nothing to do, forty are a few gigabytes. */
const fewThreads = ['--threads', '16', '--idle-seconds', '5'];

/** Starts a host on an assembly; throws with what it printed where it does not come up. */
export const startHostProcess = async (hosted: Hosted): Promise<HostProcess> => {
  const child = spawn(
    process.execPath,
    [
      ...['--single-threaded-gc', 'infra/start/run.mjs', 'host-assembly'],
      ...['--assembly', hosted.assemblyFolder, '--data', hosted.dataFolder],
      ...fewThreads,
      ...['--worker', join(workerFolder, 'worker.mjs')],
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let output = '';
  const exited = once(child, 'exit');
  child.stderr.on('data', (text) => (output += String(text)));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += String(text);
      const found = /^\{.*\}$/m.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`A host ended (${String(code)}): ${output}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    ...z.parse(addresses, JSON.parse(line)),
    dataFolder: hosted.dataFolder,
    memoryMb: () => residentMb(child.pid ?? 0),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
  };
};

/** Of a process and those it started; 0 where the system does not show it. */
const residentMb = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    const theirs = children.trim().split(' ').filter(Boolean).map(Number).map(residentMb);
    return own + theirs.reduce((sum, one) => sum + one, 0);
  } catch {
    return 0;
  }
};
