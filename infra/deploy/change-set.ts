import {
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type CloudFormationClient,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import { faultOf, saysNoStack } from '../aws/fault.ts';
import type { Synthesized } from './assembly.ts';
import type { Change } from './judge.ts';

/** A change set that waits to be executed. */
export type ChangeSet = { name: string; createdAt: number; changes: Change[] };

/** The same template and parameters have the same name: a deploy that was stopped goes on with it. */
export const changeSetName = ({ digest }: Pick<Synthesized, 'digest'>): string =>
  `netral-${digest}`;

/**
 * Finds the change set of a stack, all its changes read; undefined where there is none, it was executed or has become
 * obsolete, or there is nothing to change. Throws what CloudFormation says of one that failed.
 */
export const findChangeSet = async (
  client: CloudFormationClient,
  stack: Synthesized,
): Promise<ChangeSet | undefined> => {
  const asked = { StackName: stack.name, ChangeSetName: changeSetName(stack) };
  const changes: Change[] = [];
  let NextToken: string | undefined;
  let last: DescribeChangeSetOutput;
  try {
    do {
      last = await client.send(new DescribeChangeSetCommand({ ...asked, NextToken }));
      for (const { ResourceChange } of last.Changes ?? [])
        // A change without a resource is none that anybody can judge.
        changes.push(ResourceChange ?? {});
      NextToken = last.NextToken;
    } while (NextToken !== undefined);
  } catch (error) {
    if (faultOf(error).name === 'ChangeSetNotFound' || saysNoStack(error)) return undefined;
    throw error;
  }
  if (last.Status === 'FAILED') {
    if (saysNoChange(last.StatusReason ?? '')) return undefined;
    throw new Error(`${stack.name}: ${last.StatusReason ?? 'its change set failed'}`);
  }
  if (last.Status !== 'CREATE_COMPLETE' || last.ExecutionStatus !== 'AVAILABLE') return undefined;
  return { name: asked.ChangeSetName, createdAt: last.CreationTime?.getTime() ?? 0, changes };
};

const saysNoChange = (reason: string): boolean =>
  reason.includes("didn't contain changes") || reason.includes('No updates are to be performed');

/** Executes a change set, once: CloudFormation takes the same token for the same request. */
export const executeChangeSet = async (
  client: CloudFormationClient,
  stack: Synthesized,
  { name, createdAt }: ChangeSet,
): Promise<void> => {
  await client.send(
    new ExecuteChangeSetCommand({
      ...{ StackName: stack.name, ChangeSetName: name },
      ClientRequestToken: `${stack.digest}-${String(createdAt)}`,
    }),
  );
};
