import type { Now } from '../../../shared/clock.ts';
import type { Accusing } from '../../conflict.ts';
import { nextStep } from '../alerts/climb-ladder.ts';
import type { Alert } from '../alerts/alert.ts';
import { stepping } from '../alerts/alert-moves.ts';
import { circumstancesOf, type CircumstanceNeeds } from '../telling/circumstances.ts';
import { priceOf, type Prices } from '../telling/sms-budget.ts';
import { planDeliveries, type Plan } from '../telling/delivery-plan.ts';
import { consider, lastRungOf, whoMayBeTold, type Barred } from '../alerts/ladder.ts';
import { newAlert } from '../alerts/new-alert.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import { isReachedBy } from '../officers/reach.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { rungNameOf, type AlertPolicy, type Rung } from '../policy.ts';

export type Hypothesis = Accusing & { severity: number };

/** One officer at one step: by which channel, when, at what cost, or why not. */
export type RecipientPlan = {
  officerId: string;
  region: string;
  name: string;
  /** `reaches`: the address is confirmed, and nothing came back from it; what is not is tried all the same. */
  plans: (Plan & { costMicroUsd: number; reaches: boolean })[];
};
export type PlannedStep = { rung: Rung['name']; at: number; tell: RecipientPlan[]; dueAt: number };
export type DryRun = {
  /** Who is notified is asked to name the accused's unit first. */
  isNaming: boolean;
  steps: PlannedStep[];
  notTold: { officerId: string; region: string; name: string; why: Barred }[];
};

/** How many of those a step notifies are reached by a confirmed address; nobody by WhatsApp alone. */
export const reachedBy = ({ tell }: Pick<PlannedStep, 'tell'>): number =>
  tell.filter(({ plans }) =>
    plans.some(({ reaches, channel }) => reaches && channel !== 'whatsapp'),
  ).length;

type Needs = CircumstanceNeeds & {
  officers: Pick<OfficerStore, 'listOf'>;
  budget: Prices;
  now: Now;
};

/**
 * Who would be notified of a report that came in now, by which channel, when and at what cost, rung by rung as long
 * as nobody takes it, and who would not be and why. Changes nothing, and asks the same rules a real report meets.
 */
export const dryRun =
  (needs: Needs) =>
  async (report: Hypothesis): Promise<DryRun> => {
    const now = needs.now();
    const officers = await needs.officers.listOf(regionsAbove(report.region));
    const policy = needs.policyOf(report.region);
    const first = newAlert({ ...report, ...nobody, receivedAt: now }, officers, { now, policy });
    const steps: PlannedStep[] = [];
    for (const alert of climbing(first, officers, policy)) {
      const recipients = whoMayBeTold(officers, alert, alert.steppedAt).filter(({ officerId }) =>
        alert.telling.includes(officerId),
      );
      const circumstances = await circumstancesOf(needs, alert, alert.steppedAt);
      const tell = await Promise.all(
        recipients.map(async (officer) => ({
          ...who(officer),
          plans: planDeliveries(officer, await circumstances(officer)).map((plan) => ({
            ...plan,
            costMicroUsd: costOf(plan, needs.budget),
            reaches: plan.when !== 'never' && isReachedBy(officer, plan.channel),
          })),
        })),
      );
      const rung = rungNameOf(alert) ?? 'national';
      steps.push({ rung, at: alert.steppedAt, tell, dueAt: alert.dueAt });
    }
    const notTold = consider(officers, report, now).flatMap(({ officer, barred }) =>
      barred === undefined ? [] : [{ ...who(officer), why: barred }],
    );
    return { isNaming: first.isNaming === true, steps, notTold };
  };

const nobody = { reportKey: 'hypothesis-', caseNumber: '', conduct: 'other' };

const who = ({ officerId, region, name }: Officer) => ({ officerId, region, name });

/** The alert at each of its steps, as long as nobody takes it, up to the last rung. */
function* climbing(first: Alert, officers: Officer[], policy: AlertPolicy): Generator<Alert> {
  if (first.rung < 0) return;
  let alert = first;
  yield alert;
  while (alert.rung < lastRungOf(alert)) {
    const next = nextStep(alert, officers, { now: alert.dueAt, policy });
    if (!next) return;
    alert = stepping(next, { now: alert.dueAt, policy })(alert);
    yield alert;
  }
}

const costOf = ({ channel, when }: Plan, budget: Prices): number =>
  when === 'never' ? 0 : priceOf(budget, channel);
