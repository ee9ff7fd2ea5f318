import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';
import { DeploymentError } from '../deployment.ts';
import { live } from './live.ts';

const longest = 64;

/**
 * The name of an entry's function: known before the function is made, so that the API can name it while the
 * function knows the API's address. Throws DeploymentError when AWS would refuse it as too long.
 */
export const functionName = ({ id }: Pick<Deployment, 'id'>, entry: string): string => {
  const name = `netral-${id}-${entry.split('/').at(-1) ?? entry}`;
  if (name.length > longest) {
    throw new DeploymentError([
      `id: ${id} is too long: ${name} has more than ${String(longest)} characters`,
    ]);
  }
  return name;
};

/** The address by which IAM knows the function of an entry, whatever its version. */
export const functionArn = (
  scope: Construct,
  deployment: Pick<Deployment, 'id'>,
  entry: string,
): string => {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:lambda:${region}:${account}:function:${functionName(deployment, entry)}`;
};

/** The address of the version in use of an entry's function. */
export const liveArn = (...of: Parameters<typeof functionArn>): string =>
  `${functionArn(...of)}:${live}`;
