import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { operations } from '../functions/operations.ts';
import { appContext } from './app-context.ts';
import { bundleName } from './bundle/bundle-name.ts';
import { DeploymentError, readDeployment, type Deployment } from './deployment.ts';
import type { CodeOf } from './parts/house.ts';
import { addStacks } from './stacks.ts';

export type SynthRequest = {
  deploymentFile: string;
  /** Where the cloud assembly goes: templates and manifest. */
  outFolder: string;
  /** Where bundleFunctions writes: one folder per deployment, in it one per entry. They may still be empty. */
  bundleFolder: string;
  /** What names the bundles, since what is in them is not looked at: changes whenever they may. */
  stamp: string;
};

export type Synthesized = { deployment: Deployment; stackNames: string[] };

/**
 * Synthesizes one deployment for the local host, in this process; throws DeploymentError with one line per thing to
 * mend. The same templates as `npm run synth` checks, but neither checked again nor with copies of the bundles beside it,
 * nor waiting for them.
 */
export const synthDeployment = (request: SynthRequest): Synthesized => {
  const deployment = readDeployment(request.deploymentFile);
  const app = new App({
    outdir: request.outFolder,
    context: { ...appContext(), ...assetsInPlace },
    autoSynth: false,
  });
  const stacks = addDeployment(app, deployment, codeToCome(request, deployment));
  withoutValidation(() => app.synth());
  return { deployment, stackNames: stacks.map(({ stackName }) => stackName) };
};

/** The template names each bundle's own folder. */
const assetsInPlace = {
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:disable-asset-staging': true,
};

/** Puts one deployment's stacks into an app, and those they stand on. */
export const addDeployment = (app: App, deployment: Deployment, codeOf: CodeOf): Stack[] =>
  addStacks(app, { deployment, operations, codeOf });

const codeToCome =
  ({ bundleFolder, stamp }: SynthRequest, { id }: Deployment): CodeOf =>
  (entry) => {
    const bundle = join(bundleFolder, id, bundleName(entry));
    mkdirSync(bundle, { recursive: true });
    const assetHash = createHash('sha256').update(`${stamp} ${entry}`).digest('hex');
    return Code.fromAsset(bundle, { assetHash });
  };

/** The code as it lies in a deployment's folder of bundles, named by what is in it; throws DeploymentError where there is none. */
export const bundledCode =
  (folder: string): CodeOf =>
  (entry) => {
    const bundle = join(folder, bundleName(entry));
    if (existsSync(join(bundle, 'index.mjs'))) return Code.fromAsset(bundle);
    throw new DeploymentError([
      `functions/${entry}.lambda.ts: no bundle at ${bundle}; write the entry, then run \`npm run bundle\``,
    ]);
  };

/** The library reads its own switch from the environment only. */
const withoutValidation = (act: () => void): void => {
  const before = process.env['CDK_VALIDATION'];
  process.env['CDK_VALIDATION'] = 'false';
  try {
    act();
  } finally {
    if (before === undefined) delete process.env['CDK_VALIDATION'];
    else process.env['CDK_VALIDATION'] = before;
  }
};
