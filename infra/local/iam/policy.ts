import * as z from 'zod/mini';
import { compileConditions, type CallContext, type Conditions } from './conditions.ts';
import { matcherOf } from './pattern.ts';

const oneOrMore = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => (typeof value === 'string' ? [value] : value)),
);
const conditionValue = z.pipe(
  z.union([z.string(), z.boolean(), z.number()]),
  z.transform((value) => String(value)),
);
const conditionValues = z.pipe(
  z.union([conditionValue, z.array(conditionValue)]),
  z.transform((value) => (Array.isArray(value) ? value : [value])),
);

const statement = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.optional(oneOrMore),
  NotAction: z.optional(oneOrMore),
  Resource: z.optional(oneOrMore),
  NotResource: z.optional(oneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), conditionValues))),
});
export type Statement = z.infer<typeof statement>;

/** A policy of a role, its intrinsic functions resolved. */
export const identityPolicy = z.object({
  Statement: z.pipe(
    z.union([statement, z.array(statement)]),
    z.transform((value) => (Array.isArray(value) ? value : [value])),
  ),
});

/** One thing that a call needs: `action` as IAM writes it (`sqs:SendMessage`), `resource` an ARN, or `*` where there is none. */
export type Need = { action: string; resource: string; context?: CallContext };

/** What became of it; `unknown` names what of a statement the host could not decide, and therefore refused. */
export type Verdict =
  { kind: 'allowed' } | { kind: 'implicit-deny' | 'explicit-deny'; unknown?: string };

/** Decides about one need; compiled once, asked for each call. */
export type Decide = (need: Need) => Verdict;

type Compiled = {
  effect: 'Allow' | 'Deny';
  action: (name: string) => boolean;
  resource: (arn: string) => boolean;
  conditions: Conditions;
};

/**
 * Compiles the policies of one role (IAM user guide, "Policy evaluation logic", within an account, identity-based
 * policies only): a deny goes before every allow, and what nothing allows is denied. A statement that the host cannot
 * decide counts against the caller, whatever its effect.
 */
export const compilePolicies = (statements: readonly Statement[]): Decide => {
  const compiled = statements.map(compile);
  const byAction = new Map<string, Compiled[]>();
  const about = (action: string): Compiled[] => {
    const known = byAction.get(action);
    if (known) return known;
    const found = compiled.filter((one) => one.action(action.toLowerCase()));
    byAction.set(action, found);
    return found;
  };
  return (need) => judge(about(need.action), need);
};

const judge = (statements: readonly Compiled[], need: Need): Verdict => {
  let isAllowed = false;
  let unknown: string | undefined;
  for (const { effect, resource, conditions } of statements) {
    if (!resource(need.resource)) continue;
    unknown ??= conditions.unknown;
    const holds = conditions.holds(need.context ?? {});
    if (effect === 'Deny' && (holds || conditions.unknown !== undefined))
      return { kind: 'explicit-deny', ...named(conditions.unknown) };
    if (effect === 'Allow' && holds) isAllowed = true;
  }
  return isAllowed ? { kind: 'allowed' } : { kind: 'implicit-deny', ...named(unknown) };
};

const named = (unknown: string | undefined) => (unknown === undefined ? {} : { unknown });

const compile = (one: Statement): Compiled => {
  const action = oneOf((one.Action ?? one.NotAction ?? []).map((name) => name.toLowerCase()));
  const arns = one.Resource ?? one.NotResource ?? [];
  const isNamed = oneOf(arns);
  const variable = arns.find((arn) => arn.includes('${'));
  const conditions = compileConditions(one.Condition);
  return {
    effect: one.Effect,
    action: (name) => action(name) === (one.NotAction === undefined),
    // Who a policy variable names, this host cannot say: it may be anything.
    resource: (arn) => variable !== undefined || isNamed(arn) === (one.NotResource === undefined),
    conditions:
      variable === undefined
        ? conditions
        : { holds: () => false, unknown: `a policy variable in ${variable}` },
  };
};

/** Names are looked up, patterns are tried. */
const oneOf = (patterns: readonly string[]): ((value: string) => boolean) => {
  const names = new Set(patterns.filter((pattern) => !/[*?]/.test(pattern)));
  const matchers = patterns.filter((pattern) => /[*?]/.test(pattern)).map(matcherOf);
  return (value) => names.has(value) || matchers.some((matches) => matches(value));
};
