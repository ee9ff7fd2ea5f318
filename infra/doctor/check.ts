import type { Deployment } from '../deployment.ts';
import type { Resource } from '../aws/resources.ts';
import { faultOf } from '../aws/fault.ts';
import type { Port } from './port.ts';

/** What a look found: all is well, or something is missing and this is what to do about it. */
export type Finding =
  { standing: 'ok'; says: string } | { standing: 'missing'; says: string; todo: string };

/** What nobody could look at: neither well nor missing. */
export type Untold = { standing: 'cannot tell'; says: string; todo: string };

/** Of what exists after the first deploy only. */
export type Later = { standing: 'later'; says: string };

export type Answer = { name: string } & (Finding | Untold | Later);

/** What a check may look at. */
export type Look = {
  port: Port;
  deployment: Deployment;
  /** What the stacks have made; asked for once. */
  resources: () => Promise<Resource[]>;
  now: number;
};

/** One thing that must be so, before the first deploy or after it. */
export type Check = {
  name: string;
  when: 'before' | 'after';
  /** The rights that looking takes, as IAM names them. */
  needs: readonly string[];
  /** Returns what it found; throws what the service answered. */
  look: (its: Look) => Promise<Finding>;
};

/** Thrown by a look for what a stack makes, and has not made yet. */
export class NotMade extends Error {}

export const ok = (says: string): Finding => ({ standing: 'ok', says });
export const missing = (says: string, todo: string): Finding => ({
  standing: 'missing',
  says,
  todo,
});

/**
 * Runs every check by itself: one that is refused says so, by the service's own name of it, and stops no other. Those
 * for after the first deploy wait for it.
 */
export const runChecks = async (checks: readonly Check[], look: Look): Promise<Answer[]> => {
  const isDeployed = await hasStacks(look);
  return Promise.all(
    checks.map(async (check): Promise<Answer> => {
      const { name } = check;
      if (check.when === 'after' && !isDeployed)
        return { name, standing: 'later', says: 'after the first deploy' };
      try {
        return { name, ...(await check.look(look)) };
      } catch (error) {
        return { name, ...unfound(check, look, error) };
      }
    }),
  );
};

/** Where nobody may say whether there are stacks, all is looked at. */
const hasStacks = async ({ resources }: Look): Promise<boolean> => {
  try {
    return (await resources()).length > 0;
  } catch {
    return true;
  }
};

const unfound = (check: Check, { deployment: { id } }: Look, error: unknown): Finding | Untold =>
  error instanceof NotMade
    ? missing(error.message, `npm run deploy -- ${id}`)
    : untold(check, error);

const untold = ({ needs }: Check, error: unknown): Untold => {
  const { name, message } = faultOf(error);
  return {
    standing: 'cannot tell',
    says: `${name}: ${message || 'no more was said'}`,
    todo: `Run it with credentials that may ${needs.join(', ')}, or look at it by hand.`,
  };
};

/** 0: nothing is missing; 1: something is; 3: nothing is, as far as could be told. */
export const exitCodeOf = (answers: readonly Answer[]): 0 | 1 | 3 => {
  if (answers.some(({ standing }) => standing === 'missing')) return 1;
  return answers.some(({ standing }) => standing === 'cannot tell') ? 3 : 0;
};
