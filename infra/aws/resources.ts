import {
  paginateListStackResources,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { stackName, type StackPart } from '../parts/stack-of.ts';
import { saysNoStack } from './fault.ts';

/** A resource as CloudFormation made it. */
export type Resource = { part: StackPart; logicalId: string; physicalId: string; type: string };

const parts = ['shared', 'pledges', 'reports', 'satgas', 'site'] as const;

/** Everything a deployment's stacks have made; nothing of a stack that is not there. */
export const resourcesOf = async (
  client: CloudFormationClient,
  deployment: { id: string },
): Promise<Resource[]> =>
  (await Promise.all(parts.map((part) => resourcesIn(client, deployment, part)))).flat();

const resourcesIn = async (
  client: CloudFormationClient,
  deployment: { id: string },
  part: StackPart,
): Promise<Resource[]> => {
  const found: Resource[] = [];
  try {
    const StackName = stackName(deployment, part);
    for await (const page of paginateListStackResources({ client }, { StackName }))
      for (const one of page.StackResourceSummaries ?? [])
        if (one.PhysicalResourceId !== undefined && one.ResourceStatus !== 'DELETE_COMPLETE')
          found.push({
            part,
            logicalId: one.LogicalResourceId ?? '',
            physicalId: one.PhysicalResourceId,
            type: one.ResourceType ?? '',
          });
  } catch (error) {
    if (!saysNoStack(error)) throw error;
  }
  return found;
};
