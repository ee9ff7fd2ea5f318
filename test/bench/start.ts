import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isBuiltWith, suiteStamp } from '../../infra/start/built-suite.ts';
import { memoryOfTree } from './start/memory-of-tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 3;
const idleSeconds = 10;

type Started = { seconds: number; demoSeconds: number; readyMb: number; idleMb: number };

/** `npm start` as somebody types it, until it says where it is; then what all its processes hold, ready and idle. */
const startOnce = async (data: string): Promise<Started> => {
  const stamp = suiteStamp();
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const printed = prints(child);
  const since = () => (performance.now() - began) / 1000;
  await printed(/situs\s+http:/);
  const seconds = since();
  await printed(/host\.log/);
  const demoSeconds = since();
  const readyMb = memoryOfTree(child.pid ?? 0);
  await untilBuiltWith(stamp);
  await sleep(idleSeconds * 1000);
  const idleMb = memoryOfTree(child.pid ?? 0);
  await end(child);
  return { seconds, demoSeconds, readyMb, idleMb };
};

/** Functions that nobody waited for may still be bundled: the stamp of the sources is written last. */
const untilBuiltWith = async (stamp: string): Promise<void> => {
  while (!isBuiltWith(stamp)) await sleep(200);
};

/** Waits until it has printed something. */
const prints = (child: ChildProcess) => {
  let said = '';
  child.stdout?.on('data', (text) => (said += String(text)));
  return (words: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => words.test(said) && resolve();
      look();
      child.stdout?.on('data', look);
      child.once('exit', (code) => reject(new Error(`It ended (${code}): ${said}`)));
    });
};

/** As Ctrl-C does: to the whole group. */
const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    process.kill(-(child.pid ?? 0), 'SIGINT');
  });

/** Takes away what a start leaves for the next one, as in a fresh clone after `npm ci`. */
const forgetBuild = (): void => {
  for (const folder of ['dist/local-suite', 'dist/start'])
    rmSync(join(root, folder), { recursive: true, force: true });
};

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const row = (name: string, runs: Started[]): string =>
  `| ${name} | ${median(runs.map(({ seconds }) => seconds)).toFixed(1)} | ${median(runs.map(({ demoSeconds }) => demoSeconds)).toFixed(1)} | ` +
  `${median(runs.map(({ readyMb }) => readyMb)).toFixed(0)} | ${median(runs.map(({ idleMb }) => idleMb)).toFixed(0)} |`;

const main = async (): Promise<void> => {
  const [first, again]: [Started[], Started[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const data = mkdtempSync(join(tmpdir(), 'netral-start-'));
    forgetBuild();
    first.push(await startOnce(data));
    again.push(await startOnce(data));
    rmSync(data, { recursive: true, force: true });
  }
  const { stdout: commit } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
  });
  console.log(`Node ${process.version}, commit ${commit.trim()}, medians of ${rounds}`);
  console.log(
    `| npm start | seconds until ready | seconds until the demo's officers are there | MB ready | MB idle after ${idleSeconds} s |`,
  );
  console.log('| --- | --- | --- | --- | --- |');
  console.log(row('first, nothing built', first));
  console.log(row('again, nothing changed', again));
};

await main();
