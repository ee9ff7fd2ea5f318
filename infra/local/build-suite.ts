import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from '../bundle/bundle-functions.ts';
import { readDeployment } from '../deployment.ts';
import { synthDeployment } from '../synth.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the local host hosts: the synthesized template and the bundles it names. */
export type BuiltSuite = { templateFile: string; assemblyFolder: string; workerFile: string };

/** Bundles the functions and synthesizes the demo deployment, as `cdk synth` would, into dist/. */
export const buildSuite = async (
  outFolder = join(root, 'dist/local-suite'),
): Promise<BuiltSuite> => {
  const deploymentFile = join(root, 'infra/deployments/demo.json');
  await bundleFunctions({ deployments: [readDeployment(deploymentFile)], outFolder });
  const assemblyFolder = join(outFolder, 'assembly');
  const { templateFile } = synthDeployment({
    deploymentFile,
    outFolder: assemblyFolder,
    bundleFolder: join(outFolder, 'functions'),
    validation: false,
  });
  return { templateFile, assemblyFolder, workerFile: join(outFolder, 'local/worker.mjs') };
};
