import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { bundleFunctions, clearFunctions } from './bundle/bundle-functions.ts';
import { addChecks } from './checks.ts';
import { DeploymentError, readDeployments } from './deployment.ts';
import { addDeployment, bundledCode } from './synth.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundleFolder = join(root, 'dist/functions');

try {
  const deployments = readDeployments(join(root, 'infra/deployments'));
  clearFunctions(join(root, 'dist'));
  await bundleFunctions({ deployments, outFolder: join(root, 'dist') });
  const app = new App();
  for (const deployment of deployments)
    addDeployment(app, deployment, bundledCode(join(bundleFolder, deployment.id)));
  addChecks(app);
  app.synth();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exit(1);
}
