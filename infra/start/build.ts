import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { writeStamp } from '../bundle/source-stamp.ts';
import { DeploymentError } from '../deployment.ts';
import { bundleSuite, bundleSuiteWorker, clearSuite, synthSuite } from './build-suite.ts';
import { assemblyFolder, suiteStamp } from './built-suite.ts';

/** What a build tells the process that waits for it. */
export type BuildNews = { kind: 'assembled' } | { kind: 'laid-down'; folder: string };

const tell = (news: BuildNews): void => {
  process.send?.(news);
};

/** Bundles here and synthesizes in a process of its own, at the same time: the one asks the bundler, the other computes. */
const build = async (): Promise<void> => {
  // Taken first: what changes while we build is built at the next start.
  const stamp = suiteStamp();
  clearSuite();
  await bundleSuiteWorker();
  await Promise.all([
    synthElsewhere(stamp).then(() => tell({ kind: 'assembled' })),
    bundleSuite((folder) => tell({ kind: 'laid-down', folder })),
  ]);
  writeStamp(assemblyFolder, stamp);
};

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
