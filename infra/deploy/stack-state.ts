import {
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { saysNoStack } from '../aws/fault.ts';
import { readTemplate, type Template } from './compare.ts';

/** A stack as it is now. */
export type StackState = {
  status: string;
  /** The name of the change set that it was last executed from; empty where it was none. */
  changeSet: string;
  updatedAt: number;
};

/** Why nothing more is done; says what to do. */
export class DeployRefused extends Error {}

/** A stack that change sets may be made for. */
const readyStatuses = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
]);

/** A stack that was never executed: somebody looked at its first change set. */
const neverMade = 'REVIEW_IN_PROGRESS';

/** Finds a stack; undefined where nothing of it was ever made. */
export const findStack = async (
  client: CloudFormationClient,
  name: string,
): Promise<StackState | undefined> => {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks ?? [];
    if (stack?.StackStatus === undefined || stack.StackStatus === neverMade) return undefined;
    return {
      status: stack.StackStatus,
      changeSet: stack.ChangeSetId?.split('/').at(-2) ?? '',
      updatedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.getTime() ?? 0,
    };
  } catch (error) {
    if (saysNoStack(error)) return undefined;
    throw error;
  }
};

/** What a deploy waits with, and whom it tells. */
export type Watching = {
  client: CloudFormationClient;
  /** Waits between two looks. */
  pause: () => Promise<unknown>;
  say: (line: string) => void;
};

/**
 * Waits until nothing is under way in a stack, telling how many resources are done; throws DeployRefused where it ended
 * in a state that a person has to look at.
 */
export const settled = async (
  watching: Watching,
  name: string,
): Promise<StackState | undefined> => {
  const { client, pause, say } = watching;
  const startedAt = Date.now();
  let told = 0;
  for (;;) {
    const state = await findStack(client, name);
    if (!state || readyStatuses.has(state.status)) return state;
    if (!state.status.endsWith('_IN_PROGRESS'))
      throw new DeployRefused(await whatToDo(client, name, state.status));
    const done = await countDone(client, name, startedAt);
    if (done > told) say(`  ${name}: ${state.status}, ${String(done)} resources done`);
    told = Math.max(done, told);
    await pause();
  }
};

const countDone = async (client: CloudFormationClient, StackName: string, since: number) => {
  const done = new Set<string>();
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    for (const { ResourceStatus = '', LogicalResourceId = '', Timestamp } of StackEvents)
      // Clocks may differ by a minute.
      if (ResourceStatus.endsWith('_COMPLETE') && (Timestamp?.getTime() ?? 0) > since - 60_000)
        done.add(LogicalResourceId);
    const oldest = StackEvents.at(-1)?.Timestamp?.getTime() ?? 0;
    if (oldest < since - 60_000) break;
  }
  return done.size;
};

const whatToDo = async (
  client: CloudFormationClient,
  name: string,
  status: string,
): Promise<string> => {
  const failures = await failuresOf(client, name);
  const next =
    status === 'ROLLBACK_COMPLETE'
      ? 'Its first deploy failed. Mend the cause, delete the stack in the console (what it retains stays, and whoever deploys again decides what becomes of it), and run this again.'
      : status === 'UPDATE_ROLLBACK_FAILED'
        ? `Mend the cause, then: aws cloudformation continue-update-rollback --stack-name ${name}`
        : 'Look at it in the console of CloudFormation before anything else is done.';
  return [`${name} is ${status}.`, ...failures, next].join('\n');
};

const failuresOf = async (client: CloudFormationClient, StackName: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    for (const { ResourceStatus = '', LogicalResourceId = '', ResourceStatusReason } of StackEvents)
      if (ResourceStatus.endsWith('_FAILED') && lines.length < 5)
        lines.push(`  ${LogicalResourceId}: ${ResourceStatus}: ${ResourceStatusReason ?? ''}`);
    break;
  }
  return lines;
};

/** The template that is deployed. */
export const deployedTemplate = async (
  client: CloudFormationClient,
  StackName: string,
): Promise<Template> => {
  const { TemplateBody = '{}' } = await client.send(
    new GetTemplateCommand({ StackName, TemplateStage: 'Original' }),
  );
  return readTemplate(TemplateBody);
};
