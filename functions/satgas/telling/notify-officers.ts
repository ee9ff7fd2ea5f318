import type { Now } from '../../../shared/clock.ts';
import { isFirstStep, minuteMs, type Alert } from '../alerts/alert.ts';
import { whoMayBeTold } from '../alerts/ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { alertPolicy, channels, type Channel } from '../policy.ts';
import { circumstancesOf, type CircumstanceNeeds } from './circumstances.ts';
import { nextDigestAt, pastNight, planDeliveries, type Plan } from './delivery-plan.ts';
import { idOfDelivery, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { priceOf, type BudgetStore, type Purpose } from './sms-budget.ts';

type Needs = CircumstanceNeeds & {
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'findMany' | 'plan' | 'postpone' | 'countSent'>;
  budget: BudgetStore;
  count: (metric: 'SmsBudgetSpent' | 'SmsSliceSpent') => void;
  now: Now;
};

/**
 * Decides how everybody an alert's present step addresses is notified: now, or in a digest where night, burst, budget or
 * silence say so. What is decided for an officer and channel is decided once, in one row; it sends nothing, that follows
 * from the row, and every later step moves that row on, whatever the clock, the budget or a silence say by then. A row
 * that cannot be written stops no other; its fault is thrown at the end.
 */
export const notifyOfficers =
  (needs: Needs) =>
  async (alert: Alert): Promise<void> => {
    const now = needs.now();
    const officers = await needs.officers.listOf(regionsAbove(alert.region));
    // An id is unique in its region only, so whoever may not be notified is passed over here once more.
    const recipients = whoMayBeTold(officers, alert, now).filter(({ officerId }) =>
      alert.telling.includes(officerId),
    );
    const planned = await plannedFor(needs, alert, recipients);
    const circumstances = await circumstancesOf(needs, alert, now);
    const failures: unknown[] = [];
    for (const officer of recipients) {
      const job = { alert, officer, planned };
      for (const plan of planDeliveries(officer, await circumstances(officer)))
        await carryOut(needs, job, plan).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };

type Notification = { alert: Alert; officer: Officer };
/** What was decided before, by the id of each row. */
type Planned = { planned: Map<string, Delivery> };

const plannedFor = async (
  { deliveries }: Needs,
  alert: Alert,
  recipients: Officer[],
): Promise<Map<string, Delivery>> => {
  const keys = recipients.flatMap((officer) =>
    channels.map((channel) => deliveryOf({ alert, officer }, channel)),
  );
  const found = await deliveries.findMany(keys);
  return new Map(found.map((one) => [idOfDelivery(one), one]));
};

const carryOut = async (
  needs: Needs,
  { alert, officer, planned }: Notification & Planned,
  plan: Plan,
): Promise<void> => {
  const fresh = deliveryOf({ alert, officer }, plan.channel);
  const known = planned.get(idOfDelivery(fresh));
  if (!known) return decide(needs, alert, fresh, plan);
  // It is in the stream and in a queue by now. Should they have lost it, the sweep finds it.
  if (known.state === 'queued' && known.sendAt === undefined)
    await needs.deliveries.postpone(known, needs.now() + relayedWithinMs);
};

/** A planned message has been taken up by its queue by then. */
const relayedWithinMs = 5 * minuteMs;

/** Writes down what is decided; what is to be sent now follows from the row. */
const decide = async (needs: Needs, alert: Alert, fresh: Delivery, plan: Plan): Promise<void> => {
  const put = async (row: Delivery): Promise<void> => {
    await needs.deliveries.plan(row);
  };
  if (plan.when === 'held')
    return put({ ...fresh, state: 'held', reason: plan.why, sendAt: plan.until });
  if (plan.when === 'never' && plan.why !== 'budget') return;
  const cost = plan.when === 'now' ? await reserve(needs, alert, plan.channel) : 'spent';
  if (cost === 'slice-spent') {
    // Its e-mail goes all the same; by SMS it is told with the others of this half hour.
    needs.count('SmsSliceSpent');
    const its = { ...alert, policy: needs.policyOf(alert.region) };
    const sendAt = pastNight(nextDigestAt(needs.now()), its);
    return put({ ...fresh, state: 'held', reason: 'budget', sendAt });
  }
  if (cost === 'spent') {
    needs.count('SmsBudgetSpent');
    return put({ ...fresh, state: 'not-needed', reason: 'budget' });
  }
  return put({ ...fresh, ...cost });
};

/** Sets the price aside, once for all tries. */
const reserve = async ({ budget, now }: Needs, alert: Alert, channel: Channel) => {
  if (channel === 'email') return {};
  const paidAt = now();
  const reserved = await budget.reserve(paidAt, {
    ...{ region: alert.region, as: purposeOf(alert), channel },
  });
  return reserved === 'reserved' ? { costMicroUsd: priceOf(budget, channel), paidAt } : reserved;
};

const purposeOf = (alert: Alert): Purpose => {
  // What waited in the slower queue leaves the slices of first alerts to others.
  if (alert.heldUntil !== undefined) return 'again';
  const isGrave = alert.severity >= alertPolicy.quietHours.severityThrough;
  if (isFirstStep(alert)) return isGrave ? 'gravest' : 'first';
  return isGrave ? 'urgent' : 'again';
};

const deliveryOf = ({ alert, officer }: Notification, channel: Channel): Delivery => ({
  region: officer.region,
  officerId: officer.officerId,
  channel,
  alertRegion: alert.region,
  alertId: alert.alertId,
  step: alert.step,
  severity: alert.severity,
  at: alert.steppedAt,
  state: 'queued',
  attempts: 0,
});
