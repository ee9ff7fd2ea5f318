import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorker } from '@netral/local-host/lambda/bundle-worker';
import { bundleFunctions } from '../bundle/bundle-functions.ts';
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
  rmSync(assemblyFolder, { recursive: true, force: true });
  await bundleFunctions({ deployments: [readDeployment(deploymentFile)], outFolder });
  await withBundler(async () => {
    await bundleWorker(workerFolder);
  });
  synthDeployment({
    deploymentFile,
    outFolder: assemblyFolder,
    bundleFolder: join(outFolder, 'functions'),
  });
  writeStamp(assemblyFolder, stamp);
  return builtSuite();
};
