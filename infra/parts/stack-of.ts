import type { StackProps } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';

/** The stacks of one deployment. */
export type StackPart = 'shared' | 'pledges' | 'reports' | 'satgas' | 'site';

/** Name and settings of a stack of a deployment. */
export const stackOf = (
  deployment: Deployment,
  part: StackPart,
  what: string,
): [id: string, props: StackProps] => [
  stackName(deployment, part),
  {
    description: `Netral: ${what} of ${deployment.id}`,
    env: {
      region: deployment.awsRegion,
      ...(deployment.account && { account: deployment.account }),
    },
    // What a bill is divided by, once they are switched on as cost allocation tags: CloudFormation puts them on everything.
    tags: { 'netral:deployment': deployment.id, 'netral:part': part },
    terminationProtection: deployment.deletionProtection,
  },
];

/** The namespace of a deployment's own metrics: its alarms ring for no other in the same account. */
export const metricsNamespace = ({ id }: Pick<Deployment, 'id'>): string => `Netral/${id}`;

/** A stack's name carries its deployment, so that an account may hold many. */
export const stackName = ({ id }: Pick<Deployment, 'id'>, part: StackPart): string =>
  `netral-${id}-${part}`;
