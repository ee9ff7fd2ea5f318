import type { Now } from '../../../shared/clock.ts';
import { isFirstStep, minuteMs, type Alert } from '../alerts/alert.ts';
import { whoMayBeTold } from '../alerts/ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { alertPolicy, type Channel } from '../policy.ts';
import { circumstancesOf, type CircumstanceNeeds } from './circumstances.ts';
import { nextDigestAt, planDeliveries, type Plan } from './delivery-plan.ts';
import { idOfDelivery, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { alertMessage, type Publish } from './outgoing.ts';
import { sendPlanned, type SendMetric } from './send-planned.ts';
import type { BudgetStore, Purpose } from './sms-budget.ts';

type Needs = CircumstanceNeeds & {
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<
    DeliveryStore,
    'findMany' | 'plan' | 'claim' | 'settle' | 'release' | 'countSent'
  >;
  budget: BudgetStore;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  publish: Publish;
  count: (metric: 'SmsBudgetSpent' | 'SmsSliceSpent' | SendMetric) => void;
  now: Now;
};

/**
 * Notifies everybody an alert's present step addresses, each with a link of their own: now, or in a digest where
 * night, burst, budget or silence say so. What is decided for an officer and channel is decided once, in one row, and
 * every later try moves that row on, whatever the clock, the budget or a silence say by then. Nobody is notified of one
 * step more than twice by a channel. A row that cannot be written stops no other; its fault is thrown at the end.
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

const bothChannels: readonly Channel[] = ['sms', 'email'];

const plannedFor = async (
  { deliveries }: Needs,
  alert: Alert,
  recipients: Officer[],
): Promise<Map<string, Delivery>> => {
  const keys = recipients.flatMap((officer) =>
    bothChannels.map((channel) => deliveryOf({ alert, officer }, channel)),
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
  const row = known
    ? await claimAgain(needs, known, plan)
    : await decide(needs, alert, fresh, plan);
  if (!row) return;
  const message = () => alertMessage(needs)(alert, officer, plan.channel);
  await sendPlanned(needs)(row, message, { by: 'sweep' });
};

/** Why a message that was decided is not tried again. */
const undeliverable = new Set<string>(['no-address', 'opted-out', 'bounced']);
const leaseMs = 5 * minuteMs;

/** A row that a former try left queued, claimed for this one; undefined when there is nothing to do now. */
const claimAgain = async ({ deliveries, now }: Needs, row: Delivery, plan: Plan) => {
  // What waits for a service has its time, and is found by the sweep.
  if (row.state !== 'queued' || row.sendAt !== undefined) return undefined;
  if (plan.when === 'never' && undeliverable.has(plan.why)) {
    await deliveries.release(row, { state: 'not-needed', reason: plan.why });
    return undefined;
  }
  // Should this try be cut off, too, the sweep finds the row and ends it.
  const claimed = (await deliveries.claim({ ...row, sendAt: now() + leaseMs })) === 'claimed';
  return claimed ? { ...row, attempts: row.attempts + 1 } : undefined;
};

/** Writes down what is decided; the row, claimed, when it is to be sent now. */
const decide = async (
  needs: Needs,
  alert: Alert,
  fresh: Delivery,
  plan: Plan,
): Promise<Delivery | undefined> => {
  if (plan.when === 'held') {
    const held = { state: 'held', reason: plan.why, sendAt: plan.until } as const;
    await needs.deliveries.plan({ ...fresh, ...held });
    return undefined;
  }
  if (plan.when === 'never' && plan.why !== 'budget') return undefined;
  const cost = plan.when === 'now' ? await reserve(needs, alert, plan.channel) : 'spent';
  if (cost === 'slice-spent') {
    // Its e-mail goes all the same; by SMS it is told with the others of this half hour.
    needs.count('SmsSliceSpent');
    const held = { state: 'held', reason: 'budget', sendAt: nextDigestAt(needs.now()) } as const;
    await needs.deliveries.plan({ ...fresh, ...held });
    return undefined;
  }
  if (cost === 'spent') {
    needs.count('SmsBudgetSpent');
    await needs.deliveries.plan({ ...fresh, state: 'not-needed', reason: 'budget' });
    return undefined;
  }
  const row = { ...fresh, ...cost, attempts: 1 };
  return (await needs.deliveries.plan(row)) === 'planned' ? row : undefined;
};

/** Sets the price aside, once for all tries. */
const reserve = async ({ budget, now }: Needs, alert: Alert, channel: Channel) => {
  if (channel === 'email') return {};
  const paidAt = now();
  const reserved = await budget.reserve(paidAt, { region: alert.region, as: purposeOf(alert) });
  return reserved === 'reserved' ? { costMicroUsd: budget.partMicroUsd, paidAt } : reserved;
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
