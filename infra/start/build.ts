import { DeploymentError } from '../deployment.ts';
import { buildSuite } from './build-suite.ts';

try {
  await buildSuite();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}
