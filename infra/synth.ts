import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { routes } from '../functions/routes.ts';
import { appContext } from './app-context.ts';
import { bundleName } from './bundle/bundle-name.ts';
import { CampaignStack } from './campaign-stack.ts';
import { DeploymentError, readDeployment, type Deployment } from './deployment.ts';
import type { CodeOf } from './parts/house.ts';

export type SynthRequest = {
  deploymentFile: string;
  /** Where the cloud assembly goes: template, manifest, asset folders. */
  outFolder: string;
  /** What bundleFunctions wrote: one folder per deployment, in it one per entry. */
  bundleFolder: string;
  /** Checks the template against the resource schemas and the security rules; slower by seconds. */
  validation: boolean;
};

export type Synthesized = { deployment: Deployment; stackName: string; templateFile: string };

/** Synthesizes one deployment in this process; throws DeploymentError with one line per thing to mend. */
export const synthDeployment = (request: SynthRequest): Synthesized => {
  const deployment = readDeployment(request.deploymentFile);
  const app = new App({
    outdir: request.outFolder,
    context: { ...appContext(), ...assetPaths },
    autoSynth: false,
  });
  if (request.validation) addChecks(app);
  const stack = addDeployment(app, deployment, request.bundleFolder);
  withValidation(request.validation, () => app.synth());
  return {
    deployment,
    stackName: stack.stackName,
    templateFile: join(request.outFolder, stack.templateFile),
  };
};

/** Asset folders in the template, for the local host. */
const assetPaths = { 'aws:cdk:enable-asset-metadata': true };

/** Puts one deployment's stack into an app. */
export const addDeployment = (
  app: App,
  deployment: Deployment,
  bundleFolder: string,
): CampaignStack =>
  new CampaignStack(app, {
    deployment,
    routes,
    codeOf: bundledCode(join(bundleFolder, deployment.id)),
  });

/** Holds an app to the security rules; a finding nobody accepted fails the synth. */
export const addChecks = (app: App): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
};

const bundledCode =
  (folder: string): CodeOf =>
  (entry) => {
    const bundle = join(folder, bundleName(entry));
    if (existsSync(join(bundle, 'index.mjs'))) return Code.fromAsset(bundle);
    throw new DeploymentError([
      `functions/${entry}.lambda.ts: no bundle at ${bundle}; write the entry, then run \`npm run bundle\``,
    ]);
  };

/** The library reads its own switch from the environment only. */
const withValidation = (wanted: boolean, act: () => void): void => {
  const before = process.env['CDK_VALIDATION'];
  process.env['CDK_VALIDATION'] = String(wanted);
  try {
    act();
  } finally {
    if (before === undefined) delete process.env['CDK_VALIDATION'];
    else process.env['CDK_VALIDATION'] = before;
  }
};
