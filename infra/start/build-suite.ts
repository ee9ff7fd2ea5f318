import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorker } from '@netral/local-host/lambda/bundle-worker';
import { bundleFunctions, clearFunctions, type BundleRequest } from '../bundle/bundle-functions.ts';
import { root } from '../bundle/bundle-options.ts';
import { writeStamp } from '../bundle/source-stamp.ts';
import { withBundler } from '../bundle/with-bundler.ts';
import { readDeployment } from '../deployment.ts';
import { synthDeployment } from '../synth.ts';
import {
  assemblyFolder,
  builtSuite,
  isBuiltWith,
  outFolder,
  suiteStamp,
  workerFolder,
  type BuiltSuite,
} from './built-suite.ts';

const deploymentFile = join(root, 'infra/deployments/demo.json');

/** Bundles the functions and synthesizes the demo deployment into dist/; does nothing where no source has changed. */
export const buildSuite = async (): Promise<BuiltSuite> => {
  // Taken first: what changes while we build is built at the next start.
  const stamp = suiteStamp();
  if (isBuiltWith(stamp)) return builtSuite();
  clearSuite();
  await bundleSuiteWorker();
  await bundleSuite();
  synthSuite(stamp);
  writeStamp(assemblyFolder, stamp);
  return builtSuite();
};

/** Removes what was built before. */
export const clearSuite = (): void => {
  rmSync(assemblyFolder, { recursive: true, force: true });
  clearFunctions(outFolder);
};

/** Bundles what runs the functions. */
export const bundleSuiteWorker = (): Promise<void> =>
  withBundler(async () => {
    await bundleWorker(workerFolder);
  });

/** Bundles the functions, those somebody waits for first. */
export const bundleSuite = async (
  waiting: Pick<BundleRequest, 'onLaidDown' | 'isWanted'> = {},
): Promise<void> => {
  await bundleFunctions({
    deployments: [readDeployment(deploymentFile)],
    ...{ outFolder, ...waiting },
  });
};

/** Synthesizes the demo deployment, whether or not its functions are bundled yet. */
export const synthSuite = (stamp: string): void => {
  synthDeployment({
    ...{ deploymentFile, stamp, outFolder: assemblyFolder },
    bundleFolder: join(outFolder, 'functions'),
  });
};
