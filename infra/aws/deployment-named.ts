import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { DeploymentError, readDeployment, type Deployment } from '../deployment.ts';

/** Reads the deployment that a command names; ends the process where it names none, or its file has faults. */
export const deploymentNamed = (
  name: string | undefined,
  {
    command,
    folder = join(root, 'infra/deployments'),
  }: { command: string; folder?: string | undefined },
): Deployment => {
  if (name === undefined || !/^[a-z][a-z0-9-]{1,19}$/.test(name)) {
    console.error(`Name the deployment: npm run ${command} -- NAME`);
    process.exit(2);
  }
  try {
    return readDeployment(join(folder, `${name}.json`));
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    for (const line of error.lines) console.error(line);
    process.exit(2);
  }
};
