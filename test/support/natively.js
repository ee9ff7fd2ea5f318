// Runs files of the repository in processes of their own. Plain JavaScript: jest's set-ups may import nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const commandOf = (file) => ['--import', 'tsx', file];

/** Runs a file to its end: the CDK loads several times faster so than inside jest. */
export const runNatively = (file) => {
  const { status, stderr } = spawnSync(process.execPath, commandOf(file), {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} failed:\n${stderr}`);
};

/** Starts a file and resolves with its first line; it hears of our end by the end of its input. */
export const startNatively = (file) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, commandOf(file), {
      cwd,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.once('exit', (code) => reject(new Error(`${file} ended (${code})`)));
    child.stdout.once('data', (line) => {
      for (const held of [child, child.stdin, child.stdout]) held.unref();
      resolve(String(line).trim());
    });
  });
