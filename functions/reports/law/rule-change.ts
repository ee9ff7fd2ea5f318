import * as z from 'zod/mini';
import { deadlineSteps, shippedRules, type LawRule } from './deadline-rules.ts';

/** What two people may make of a deadline: days from 1 to 60, or as many hours where the release counts in hours. */
export const ruleBounds = { days: 60, hours: 240 } as const;

export const clocks = ['working-days', 'calendar-days', 'calendar-hours'] as const;
/** Which deadlines a new rule is for: those that begin from its day on, or those that run on that day too. */
export const appliesTo = ['new', 'running'] as const;

const changeShape = () =>
  z
    .object({
      step: z.enum(deadlineSteps),
      election: z.optional(z.enum(['pilkada', 'pemilu'])),
      clock: z.enum(clocks),
      amount: z.int().check(z.gte(1), z.lte(ruleBounds.hours)),
      /** The text of the law. */
      source: z.string().check(z.minLength(5), z.maxLength(300)),
      applies: z.enum(appliesTo),
    })
    .check(
      z.refine(isWithinBounds),
      z.refine((change) => shippedLike(change) !== undefined),
    );

/** Changed rules of deadlines; a form has one, the rules in force are shown as many. */
export const ruleChangesShape = () => z.array(changeShape()).check(z.minLength(1), z.maxLength(20));

export type RuleChange = Pick<LawRule, 'step' | 'election' | 'clock' | 'amount' | 'source'> & {
  applies: (typeof appliesTo)[number];
};
type Named = Pick<LawRule, 'step' | 'election'>;

const isWithinBounds = ({ clock, amount }: Pick<LawRule, 'clock' | 'amount'>): boolean =>
  amount >= 1 && amount <= (clock === 'calendar-hours' ? ruleBounds.hours : ruleBounds.days);

/** 'verify', or 'report-after-known:pilkada' where the kinds of election differ. */
export const ruleName = ({ step, election }: Named): string =>
  election ? `${step}:${election}` : step;

/** The rule of the release that a change is of; undefined where there is none. */
export const shippedLike = (named: Named): LawRule | undefined =>
  shippedRules().find((rule) => ruleName(rule) === ruleName(named));

/**
 * The rules with one of them changed from a local day on ('YYYY-MM-DD'). Deadlines that began before it keep the rule of
 * their day, unless it is for those that run too. What a note of the release says of the former rule goes with it.
 */
export const withChange = (
  rules: readonly LawRule[],
  { step, election, clock, amount, source, applies }: RuleChange,
  day: string,
): LawRule[] => {
  const named = { step, ...(election && { election }) };
  const like = shippedLike(named);
  if (!like) return [...rules];
  const startsOn = clock === 'calendar-hours' ? 'moment' : 'day-after';
  const { owner, standing } = like;
  const changed: LawRule = { ...named, clock, amount, startsOn, owner, standing, source };
  const isReplaced = (rule: LawRule) =>
    ruleName(rule) === ruleName(named) && (rule.validFrom ?? '') <= day;
  // The first of two that begin on one day is the one agreed to last.
  return applies === 'running'
    ? [changed, ...rules.filter((rule) => !isReplaced(rule))]
    : [{ ...changed, validFrom: day }, ...rules];
};
