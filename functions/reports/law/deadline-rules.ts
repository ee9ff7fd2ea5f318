import * as z from 'zod/mini';
import { dated, inForceOn } from './dated.ts';
import data from './deadline-rules.json' with { type: 'json' };
import type { ElectionKind } from '../../../shared/calendar/election.ts';

/** What has a deadline: reporting, and every step of a case that waits for somebody. */
export const deadlineSteps = [
  'report-after-known',
  'set-finding',
  'complete-lead',
  'check-completeness',
  'reporter-completes',
  'verify',
  'refer',
  'bawaslu-study',
  'bawaslu-decides',
  'referral-followed-up',
  'sanction-carried-out',
  'close',
] as const;
export type DeadlineStepName = (typeof deadlineSteps)[number];

export const ruleShape = z.object({
  step: z.enum(deadlineSteps),
  /** Left out where it holds in both kinds of election. */
  election: z.optional(z.enum(['pilkada', 'pemilu'])),
  clock: z.enum(['calendar-hours', 'calendar-days', 'working-days']),
  amount: z.int().check(z.gte(1), z.lte(400)),
  startsOn: z.enum(['moment', 'day-after']),
  ...dated,
  /** Who is waited for. */
  owner: z.enum(['reporter', 'satgas', 'bawaslu', 'ppk']),
  /** Written law, what is usually done, or our own advice. */
  standing: z.enum(['law', 'practice', 'advice']),
  source: z.string(),
  note: z.optional(z.object({ id: z.string(), en: z.string() })),
});
/** A DeadlineRule (functions/reports/law/deadline.ts) with its standing: fit for computeDeadline as it is. */
export type LawRule = z.infer<typeof ruleShape>;

/** The rules that deadlines are counted by. */
export type DeadlineLaw = { readonly rules: readonly LawRule[] };

const shape = z.object({ rules: z.array(ruleShape) });
let read: LawRule[] | undefined;

/** The rules of the release; what two people decided since is laid over them (lay-rules.ts). */
export const shippedRules = (): LawRule[] => (read ??= z.parse(shape, data).rules);

/**
 * The rule of a step for a kind of election on a local day ('YYYY-MM-DD'); where none is in force the one before it, or
 * the first, so that nobody is left without a deadline. Throws Error when the data know no rule for the step at all.
 */
export const ruleFor = (
  { rules }: DeadlineLaw,
  step: DeadlineStepName,
  { kind, onDate }: { kind: ElectionKind; onDate: string },
): LawRule => {
  const known = rules
    .filter((rule) => rule.step === step && (rule.election ?? kind) === kind)
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const begun = known.filter(({ validFrom = '' }) => validFrom <= onDate);
  const rule = inForceOn(known, onDate) ?? begun.at(-1) ?? known[0];
  if (!rule) throw new Error(`no deadline rule for ${step} (${kind})`);
  return rule;
};
