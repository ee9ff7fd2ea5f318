import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { writeStamp } from '../bundle/source-stamp.ts';
import { DeploymentError } from '../deployment.ts';
import { bundleSuite, bundleSuiteWorker, clearSuite, synthSuite } from './build-suite.ts';
import { assemblyFolder, suiteStamp } from './built-suite.ts';

/** What a build tells the process that waits for it. */
export type BuildNews = { kind: 'assembled' } | { kind: 'laid-down'; folder: string };

/** What that process sends when it waits for the code of a folder. */
export type Wanted = { folder: string };

const send = (news: BuildNews): void => {
  process.send?.(news);
};

const wanted = new Set<string>();
const note = ({ folder }: Wanted): void => void wanted.add(folder);
process.on('message', note);

/** Bundles here and synthesizes in a process of its own, at the same time: the one asks the bundler, the other computes. */
const build = async (): Promise<void> => {
  // Taken first: what changes while we build is built at the next start.
  const stamp = suiteStamp();
  clearSuite();
  await bundleSuiteWorker();
  const synthesized = synthElsewhere(stamp).then(() => send({ kind: 'assembled' }));
  // From here on: whoever waits for the template, and then the host itself, goes first.
  setPriority(behindOthers);
  const bundled = bundleSuite({
    onLaidDown: (folder) => send({ kind: 'laid-down', folder }),
    isWanted: (folder) => wanted.has(folder),
  });
  await Promise.all([synthesized, bundled]);
  writeStamp(assemblyFolder, stamp);
};

/** A step of niceness (0 is usual, 19 the last): of two that compute, the other gets three times as much. */
const behindOthers = 5;

/** This very file, as run.mjs compiled it. */
const compiled = join(root, 'dist/start/build.mjs');

const synthElsewhere = (stamp: string): Promise<void> =>
  new Promise((resolve, reject) => {
    fork(compiled, ['synth', stamp]).once('close', (code) => {
      if (code === 0) resolve();
      else reject(new DeploymentError([]));
    });
  });

/** Whoever waits for the build has ended, so nobody does. */
const endToo = () => process.exit(1);
process.once('disconnect', endToo);
try {
  const [, , work, stamp] = process.argv;
  if (work === 'synth') synthSuite(stamp ?? '');
  else await build();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}
// The channel to them would keep this process.
process.off('disconnect', endToo);
process.off('message', note);
