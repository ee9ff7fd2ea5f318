import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostError } from '@netral/local-host/contracts';
import { bundleWorker } from '@netral/local-host/lambda/bundle-worker';
import { bundleFunctions } from '../bundle/bundle-functions.ts';
import { withBundler } from '../bundle/with-bundler.ts';
import { readDeployment } from '../deployment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outFolder = join(root, 'dist/local-suite');

/** What the local host hosts: the synthesized template beside its bundles, and the worker that runs them. */
export type BuiltSuite = { templateFile: string; workerFile: string };

const built: BuiltSuite = {
  templateFile: join(outFolder, 'assembly/netral-demo.template.json'),
  workerFile: join(outFolder, 'local/worker.mjs'),
};

/** What was built before; throws HostError when nothing was. */
export const builtSuite = (): BuiltSuite => {
  if (existsSync(built.templateFile) && existsSync(built.workerFile)) return built;
  throw new HostError('Nothing is built yet; leave out --built');
};

/** Bundles the functions and synthesizes the demo deployment, as `cdk synth` would, into dist/. */
export const buildSuite = async (): Promise<BuiltSuite> => {
  const deploymentFile = join(root, 'infra/deployments/demo.json');
  await bundleFunctions({ deployments: [readDeployment(deploymentFile)], outFolder });
  await withBundler(() => bundleWorker(dirname(built.workerFile)));
  // The CDK takes a while to load: only when there is something to synthesize.
  const { synthDeployment } = await import('../synth.ts');
  synthDeployment({
    deploymentFile,
    outFolder: join(outFolder, 'assembly'),
    bundleFolder: join(outFolder, 'functions'),
    validation: false,
  });
  return built;
};
