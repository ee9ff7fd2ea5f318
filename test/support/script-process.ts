import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a script printed, both streams together, and how it ended. */
export type Ended = { code: number | null; output: string };

const running = new Set<ChildProcess>();

/** Ends every script that still runs, as after a test that failed. */
export const endScripts = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

/** What a script gets beside its arguments: variables over those of this process, and what is typed. */
export type Given = { environment?: Record<string, string>; typed?: string };

/** Starts a script of the repository as its npm command does, in a process of its own. */
export const startScript = (script: string, args: readonly string[], given: Given = {}) => {
  const child = spawn(process.execPath, ['infra/run.cjs', script, ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...given.environment },
  });
  child.stdin.on('error', () => undefined).end(given.typed ?? '');
  running.add(child);
  child.once('close', () => running.delete(child));
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (text: unknown) => {
    output += String(text);
    for (const listen of listeners) listen();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, output }));
  return {
    pid: child.pid ?? 0,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Waits until the script has printed this; throws when it ends before. */
    untilPrinted: (words: RegExp): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = () => words.test(output) && resolve();
        listeners.add(look);
        look();
        ended.then(({ code }) => {
          reject(new Error(`Ended with ${String(code)} before ${String(words)}: ${output}`));
        }, reject);
      }),
  };
};

/** Runs a script to its end. */
export const runScript = (
  script: string,
  args: readonly string[],
  given: Given = {},
): Promise<Ended> => startScript(script, args, given).ended;
