import type { Synthesized } from './assembly.ts';
import { changeSetName, executeChangeSet, findChangeSet, type ChangeSet } from './change-set.ts';
import { compareTemplates } from './compare.ts';
import { judgeChanges } from './judge.ts';
import { inOrder, type Planned } from './order.ts';
import {
  deployedTemplate,
  DeployRefused,
  findStack,
  settled,
  type StackState,
  type Watching,
} from './stack-state.ts';

export type Needs = Watching & {
  /** Publishes what a stack needs and makes its change set. */
  prepare: (stack: Synthesized) => Promise<void>;
  /** Whether somebody agrees. */
  agree: (question: string) => Promise<boolean>;
};

/**
 * Deploys stacks in their order. Shows first what differs; prepares the change sets of all that are there, judges them,
 * and executes none while one of them would remove or replace what holds state. Asks once. Stopped at any moment and run
 * again it goes on: it waits for what is under way, takes up a change set that is ready, and leaves out what is done.
 * Throws DeployRefused.
 */
export const deploy = async (needs: Needs, stacks: readonly Synthesized[]): Promise<void> => {
  const planned: Planned[] = [];
  for (const stack of stacks) planned.push({ stack, state: await settled(needs, stack.name) });
  const foundedAt = Math.max(0, ...foundations(planned).map(({ state }) => state?.updatedAt ?? 0));
  const open = await inOrder(
    needs.client,
    planned.filter((one) => !isDone(one, foundedAt)),
  );
  if (open.length === 0) {
    needs.say('Everything is deployed as it is here.');
    return;
  }
  await refuseHarm(needs, open);
  const seen = await prepareThoseThere(needs, open, foundedAt);
  if (!(await needs.agree(`Deploy ${open.map(({ stack }) => stack.name).join(', ')}?`)))
    throw new DeployRefused('Nothing was executed.');
  let changedAt = foundedAt;
  for (const { stack, state } of open) {
    const changeSet = await prepared(needs, stack, changedAt);
    if (!changeSet && !state) throw new Error(`${stack.name}: no change set was made of it`);
    if (!changeSet) {
      needs.say(`${stack.name}: nothing to change`);
      continue;
    }
    await agreeAgain(needs, stack, { changeSet, seen });
    const { updatedAt } = await execute(needs, stack, changeSet);
    if (isFoundation(stack)) changedAt = Math.max(changedAt, updatedAt);
  }
};

/** The stacks whose values others read when a change set of theirs is made. */
const isFoundation = ({ part }: Synthesized): boolean =>
  part === 'shared' || part.startsWith('account');
const foundations = (planned: readonly Planned[]) =>
  planned.filter(({ stack }) => isFoundation(stack));

/** Executed from this very change set, after the stacks it reads from. */
const isDone = ({ stack, state }: Planned, foundedAt: number): boolean =>
  state !== undefined &&
  /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(state.status) &&
  state.changeSet === changeSetName(stack) &&
  (isFoundation(stack) || state.updatedAt >= foundedAt);

const refuseHarm = async (needs: Needs, open: readonly Planned[]): Promise<void> => {
  const refused: string[] = [];
  for (const { stack, state } of open) {
    const before = state ? await deployedTemplate(needs.client, stack.name) : { Resources: {} };
    const difference = compareTemplates(stack.part, before, stack.template);
    needs.say(
      `${stack.name}${state ? '' : ' (new)'}: ${String(difference.lines.length)} resources differ`,
    );
    if (state) for (const line of difference.lines) needs.say(`  ${line}`);
    refused.push(...difference.refused.map((line) => `${stack.name}: ${line}`));
  }
  throwRefused(refused);
};

const throwRefused = (refused: readonly string[]): void => {
  if (refused.length === 0) return;
  throw new DeployRefused(
    [
      'Refused: this would lose or orphan what is stored. Nothing was executed.',
      ...refused.map((line) => `  ${line}`),
      'See "A deploy is refused" in docs/runbook.md.',
    ].join('\n'),
  );
};

/** Judges all stacks that are there before any is executed; returns what would be destroyed, to be asked about. */
const prepareThoseThere = async (
  needs: Needs,
  open: readonly Planned[],
  foundedAt: number,
): Promise<Set<string>> => {
  const refused: string[] = [];
  const seen = new Set<string>();
  for (const { stack, state } of open) {
    const changeSet = state && (await prepared(needs, stack, foundedAt));
    if (!changeSet) continue;
    const judged = judgeChanges(stack.part, changeSet.changes);
    needs.say(
      `${stack.name}: ${String(judged.added)} added, ${String(judged.changed)} changed in place`,
    );
    refused.push(...judged.refused.map((line) => `${stack.name}: ${line}`));
    for (const line of judged.destroyed) {
      needs.say(`  goes or is made anew: ${line}`);
      seen.add(`${stack.name}: ${line}`);
    }
  }
  throwRefused(refused);
  return seen;
};

/** The change set of a stack: the one that is ready, unless what the stack reads has changed since, or a new one. */
const prepared = async (
  needs: Needs,
  stack: Synthesized,
  notBefore: number,
): Promise<ChangeSet | undefined> => {
  const known = await findChangeSet(needs.client, stack);
  if (known && known.createdAt > notBefore) {
    needs.say(`${stack.name}: its change set is ready`);
    return known;
  }
  needs.say(`${stack.name}: publishing, and making its change set`);
  await needs.prepare(stack);
  return findChangeSet(needs.client, stack);
};

type ReviewInput = { changeSet: ChangeSet; seen: ReadonlySet<string> };

/** A change set that was made after the question may hold more than was asked about. */
const agreeAgain = async (needs: Needs, stack: Synthesized, { changeSet, seen }: ReviewInput) => {
  const judged = judgeChanges(stack.part, changeSet.changes);
  throwRefused(judged.refused.map((line) => `${stack.name}: ${line}`));
  const more = judged.destroyed.filter((line) => !seen.has(`${stack.name}: ${line}`));
  for (const line of more) needs.say(`  goes or is made anew: ${line}`);
  if (more.length > 0 && !(await needs.agree(`Deploy ${stack.name} with these?`)))
    throw new DeployRefused(`${stack.name} was not executed; those before it were.`);
};

const execute = async (
  needs: Needs,
  stack: Synthesized,
  changeSet: ChangeSet,
): Promise<StackState> => {
  needs.say(`${stack.name}: executing ${String(changeSet.changes.length)} changes`);
  await executeChangeSet(needs.client, stack, changeSet);
  await begun(needs, stack);
  const state = await settled(needs, stack.name);
  if (!state || state.status.includes('ROLLBACK'))
    throw new DeployRefused(
      `${stack.name} was rolled back: it is as before. An alarm sent calls back to the version before, or CloudFormation met a fault: see its events in the console of CloudFormation, mend the cause and run this again. Where the alarm is about the version before, which this one mends: --at-once (docs/runbook.md, "A deploy was rolled back").`,
    );
  needs.say(`${stack.name}: ${state.status}`);
  return state;
};

/** CloudFormation shows a stack as it was before for a moment after it took a change set. */
const begun = async ({ client, pause }: Needs, stack: Synthesized): Promise<void> => {
  for (let look = 0; look < 60; look += 1) {
    const state = await findStack(client, stack.name);
    if (state?.changeSet === changeSetName(stack)) return;
    await pause();
  }
  throw new DeployRefused(
    `${stack.name}: nobody sees it begin. Run this again: it waits for what is under way.`,
  );
};
