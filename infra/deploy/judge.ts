import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { isQueue, isStateful } from '../stateful.ts';

export type Change = Pick<
  ResourceChange,
  'Action' | 'LogicalResourceId' | 'ResourceType' | 'Replacement' | 'PolicyAction'
>;

/** What a deploy would do to a stack: what it must not, what somebody has to agree to by name, and how much else. */
export type Judgement = {
  /** What would lose or orphan what is stored: nothing is executed. */
  refused: string[];
  /** Others that go or are made anew. */
  destroyed: string[];
  added: number;
  changed: number;
};

/**
 * What a change set would do. Of what holds state only this passes: a new one, an import, a change that CloudFormation
 * says replaces nothing. Whatever it cannot say, or says in words that nobody knew when this was written, is refused.
 */
export const judgeChanges = (stack: string, changes: readonly Change[]): Judgement => {
  const judgement: Judgement = { refused: [], destroyed: [], added: 0, changed: 0 };
  for (const change of changes) {
    if (isHarmless(change)) judgement[change.Action === 'Add' ? 'added' : 'changed'] += 1;
    else judgement[isOurState(stack, change) ? 'refused' : 'destroyed'].push(lineOf(change));
  }
  return judgement;
};

/** A version of a function that is no longer in use, and stays: every change of code or settings leaves one. */
const isOldVersion = ({ ResourceType, PolicyAction }: Change): boolean =>
  ResourceType === 'AWS::Lambda::Version' &&
  (PolicyAction === 'Retain' || PolicyAction === 'ReplaceAndRetain');

const isHarmless = (change: Change): boolean => {
  const { Action, Replacement, PolicyAction } = change;
  if (isOldVersion(change)) return true;
  if (PolicyAction !== undefined) return false;
  if (Action === 'Add' || Action === 'Import' || Action === 'SyncWithActual') return true;
  return Action === 'Modify' && Replacement === 'False';
};

/** A resource without type or name could be any; a queue that is made anew loses what waits in it. */
const isOurState = (stack: string, { Action, LogicalResourceId, ResourceType }: Change): boolean =>
  LogicalResourceId === undefined ||
  ResourceType === undefined ||
  (isQueue(ResourceType) && Action !== 'Remove') ||
  isStateful({ stack, logicalId: LogicalResourceId, type: ResourceType });

const lineOf = ({
  Action,
  LogicalResourceId,
  ResourceType,
  Replacement,
  PolicyAction,
}: Change): string => {
  const why = [
    Action ?? 'an unknown action',
    Replacement && `replacement: ${Replacement}`,
    PolicyAction,
  ];
  return `${LogicalResourceId ?? '?'} (${ResourceType ?? '?'}): ${why.filter(Boolean).join(', ')}`;
};
