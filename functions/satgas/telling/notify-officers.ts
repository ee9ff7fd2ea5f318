import type { Now } from '../../../shared/clock.ts';
import type { Alert } from '../alerts/alert.ts';
import { circumstancesOf, type CircumstanceNeeds } from './circumstances.ts';
import { planDeliveries, type Circumstances, type Plan } from './delivery-plan.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { whoMayBeTold } from '../alerts/ladder.ts';
import {
  emailText,
  smsText,
  subjectOf,
  type AlertMessage,
  type MessageText,
} from '../alerts/messages.ts';
import { recipientOf, regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { linkLifeMs, makeLink } from '../alerts/personal-link.ts';
import type { Channel } from '../policy.ts';
import type { BudgetStore } from './sms-budget.ts';

/** One addressed message by one channel, on the topic of the officer's own region. */
export type OutgoingMessage = { region: string; to: string } & MessageText;

/** Publishes a message; returns the id its receipts will name. */
export type Publish = (message: OutgoingMessage) => Promise<string>;

type Needs = CircumstanceNeeds & {
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'claim' | 'hold' | 'settle' | 'countSms' | 'release'>;
  budget: BudgetStore;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  publish: Publish;
  count: (metric: 'SmsBudgetSpent') => void;
  now: Now;
};

/**
 * Notifies everybody an alert's present step addresses, each with a link of their own: now, or in a digest where
 * night, burst, budget or silence say so. One officer's failure does not keep messages from the others; it is thrown
 * at the end, and the next try sends only what was not sent. Nobody is notified of one step more than twice.
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
    const circumstances = await circumstancesOf(needs, alert, now);
    const failures: unknown[] = [];
    for (const officer of recipients) {
      const its = await circumstances(officer);
      await notify(needs, { alert, officer }, its).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };

type Notification = { alert: Alert; officer: Officer };

const notify = async (
  needs: Needs,
  notification: Notification,
  its: Circumstances,
): Promise<void> => {
  for (const plan of planDeliveries(notification.officer, its))
    await carryOut(needs, notification, plan);
};

const carryOut = async (needs: Needs, notification: Notification, plan: Plan): Promise<void> => {
  if (plan.when === 'never') {
    if (plan.why === 'budget') needs.count('SmsBudgetSpent');
    return;
  }
  const delivery = deliveryOf(notification, plan.channel);
  if (plan.when === 'held') {
    await needs.deliveries.hold({
      ...delivery,
      state: 'held',
      reason: plan.why,
      sendAt: plan.until,
    });
    return;
  }
  if ((await needs.deliveries.claim(delivery)) === 'done') return;
  await sendNow(needs, notification, delivery);
};

const sendNow = async (
  needs: Needs,
  notification: Notification,
  delivery: Delivery,
): Promise<void> => {
  try {
    if (delivery.channel === 'sms' && (await needs.budget.reserve(needs.now())) === 'spent') {
      needs.count('SmsBudgetSpent');
      await needs.deliveries.release(delivery, { state: 'not-needed', reason: 'budget' });
      return;
    }
    const messageId = await needs.publish(await addressed(needs, notification, delivery.channel));
    await needs.deliveries.settle(delivery, { state: 'accepted', messageId });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    await needs.deliveries.settle(delivery, { state: 'failed', reason });
    throw error;
  }
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
});

const addressed = async (
  needs: Needs,
  { alert, officer }: Notification,
  channel: Channel,
): Promise<OutgoingMessage> => {
  const key = await needs.linkKey();
  const token = makeLink(
    key,
    { ...alert, officerId: recipientOf(officer) },
    needs.now() + linkLifeMs,
  );
  const message: AlertMessage = {
    region: alert.region,
    caseNumber: alert.caseNumber,
    severity: alert.severity,
    link: `${needs.publicUrl}/a/${token}`,
    overdue: alert.overdue,
    isNaming: alert.isNaming,
  };
  return {
    region: officer.region,
    to: officer.officerId,
    ...(channel === 'sms'
      ? { channel, text: smsText(message) }
      : { channel, subject: subjectOf(message), text: emailText(message, officer.lang) }),
  };
};
