import type { Deployment } from '../deployment.ts';
import { DeploymentError } from '../deployment.ts';

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
