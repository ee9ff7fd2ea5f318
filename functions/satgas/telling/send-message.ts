import type { Now } from '../../../shared/clock.ts';
import { minuteMs } from '../alerts/alert.ts';
import type { Release } from './delivery-commands.ts';
import { mostTries, type Delivery, type MessageKey } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Publish } from './outgoing.ts';
import { giveBack, sendPlanned, type SendMetric } from './send-planned.ts';
import type { BudgetStore } from './sms-budget.ts';
import { whatToSend, type WhatNeeds } from './what-to-send.ts';

type Needs = WhatNeeds & {
  deliveries: Pick<DeliveryStore, 'findByKey' | 'begin' | 'settle' | 'release'>;
  budget: Pick<BudgetStore, 'giveBack'>;
  publish: Publish;
  count: (metric: SendMetric) => void;
  now: Now;
};

/** A try that nobody ended by then was cut off (the function ends after half of it), and is the sweep's. */
const leaseMs = minuteMs;

/**
 * Sends a planned message (of an alert, a digest or an announcement) that came by its queue, if it is still wanted, and
 * moves its row on. However often the queue hands it over, and to however many at once, one of them sends it: whoever
 * begins upon the row as it is. What the service does not take waits in its row; only a fault of our own lets the queue
 * bring the message again.
 */
export const sendMessage =
  (needs: Needs) =>
  async (key: MessageKey): Promise<void> => {
    const { deliveries, now } = needs;
    const row = await deliveries.findByKey(key);
    if (!row || !isToSend(row, now())) return;
    const found = await whatToSend(needs)(row);
    if ('unneeded' in found) return endUnsent(needs, row, found.unneeded);
    if (row.attempts >= mostTries) return endUnsent(needs, row, endedUnclear(row));
    if ((await deliveries.begin(row, now() + leaseMs)) === 'meanwhile') return;
    await sendPlanned(needs)({ ...row, attempts: row.attempts + 1 }, found.message);
  };

/** What is held is a digest's, or an announcement that waits for the morning. */
const isToSend = (row: Delivery, now: number): boolean => {
  if (row.state === 'queued') return !isWaiting(row, now);
  return row.state === 'held' && row.about === 'announcement' && (row.sendAt ?? 0) <= now;
};

/** Somebody tries it at this moment, or its service did not take it. What was never tried waits for nothing. */
const isWaiting = ({ sendAt = 0, attempts, reason }: Delivery, now: number): boolean =>
  sendAt > now && (attempts > 0 || reason !== undefined);

/** Ends a message; the price of one that was never tried goes back. */
const endUnsent = async (needs: Needs, row: Delivery, as: Release): Promise<void> => {
  const released = await needs.deliveries.release(row, as);
  if (released === 'released' && row.attempts === 0) await giveBack(needs, row);
};

/** Both tries were cut off, or their answers lost. */
const endedUnclear = ({ reason = 'no-answer' }: Delivery) => ({ state: 'failed', reason }) as const;
