import { isFirstStep, minuteMs, type Alert } from '../alerts/alert.ts';
import type { Circumstances } from './delivery-plan.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Officer } from '../officers/officer.ts';
import { channels, ladderOf, type Channel, type PolicyOf } from '../policy.ts';
import type { SilenceStore } from '../silences/silence-store.ts';
import type { StoredAccount } from './line-state.ts';
import type { MarkPhone } from './sms-account-store.ts';
import type { BudgetStore } from './sms-budget.ts';

export type CircumstanceNeeds = {
  deliveries: Pick<DeliveryStore, 'countSent'>;
  budget: Pick<BudgetStore, 'spent'> & { monthlyMicroUsd: number };
  silences: Pick<SilenceStore, 'find'>;
  /** How the account's SMS stand: which phones opted out. */
  account: () => Promise<StoredAccount | undefined>;
  markPhone: MarkPhone;
  policyOf: PolicyOf;
  /** The order of a region's channels; left out: SMS and e-mail. */
  orderOf?: ((region: string) => readonly Channel[]) | undefined;
};

/**
 * What decides how an officer is told of an alert's present step at a moment: read once for the step, then asked
 * for each officer. The real telling and the dry run both ask here.
 */
export const circumstancesOf = async (needs: CircumstanceNeeds, alert: Alert, now: number) => {
  const { deliveries, budget, silences, account, markPhone, orderOf } = needs;
  const policy = needs.policyOf(alert.region);
  const shared = {
    region: alert.region,
    severity: alert.severity,
    isFirst: isFirstStep(alert),
    policy,
    channels: ladderOf(alert, policy)[alert.rung]?.channels ?? channels,
    ...(orderOf && { order: orderOf(alert.region) }),
    budgetSpent:
      budget.monthlyMicroUsd > 0 ? (await budget.spent(now)) / budget.monthlyMicroUsd : 1,
    silentUntil: (await silences.find(alert.region))?.until,
    now,
  };
  const optedOut = (await account())?.optedOut ?? [];
  const windowStart = now - policy.burst.withinMinutes * minuteMs;
  return async (officer: Officer): Promise<Circumstances> => {
    const { phone } = officer;
    const sent = await deliveries.countSent(officer, windowStart);
    return {
      ...shared,
      ...{ recentSms: sent.sms, recentMails: sent.email, recentWhatsapp: sent.whatsapp },
      // Most of the time nobody has, and no key is needed.
      optedOut:
        phone !== undefined && optedOut.length > 0 && optedOut.includes(await markPhone(phone)),
    };
  };
};
