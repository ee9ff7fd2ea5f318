import { fileURLToPath } from 'node:url';
import { DeploymentError, readDeployments } from '../deployment.ts';
import { bundleFunctions, clearFunctions } from './bundle-functions.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

try {
  const deployments = readDeployments(folder('infra/deployments'));
  clearFunctions(folder('dist'));
  const bundled = await bundleFunctions({ deployments, outFolder: folder('dist') });
  console.log(
    `${bundled.length} functions for ${deployments.length} deployment(s) in dist/functions`,
  );
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}
