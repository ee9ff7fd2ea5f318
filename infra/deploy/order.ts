import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { live } from '../parts/live.ts';
import type { Synthesized } from './assembly.ts';
import { deployedTemplate, type StackState } from './stack-state.ts';

/** A stack, as it is and as it would be. */
export type Planned = { stack: Synthesized; state: StackState | undefined };

const invokesLive = (template: unknown): boolean =>
  JSON.stringify(template).includes(`:${live}/invocations`);

/**
 * The order in which stacks are executed: as they stand on each other, but `shared` last where its API, which is served
 * now, would begin to invoke versions in use that the others have yet to make. Until they had, nobody would be served.
 */
export const inOrder = async (
  client: CloudFormationClient,
  planned: readonly Planned[],
): Promise<Planned[]> => {
  const shared = planned.find(({ stack }) => stack.part === 'shared');
  if (!shared?.state || !invokesLive(shared.stack.template)) return [...planned];
  if (invokesLive(await deployedTemplate(client, shared.stack.name))) return [...planned];
  return [...planned.filter((one) => one !== shared), shared];
};
