import type { Now } from '../../../shared/clock.ts';
import { minuteMs } from '../alerts/alert.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { mostTries, type Delivery, type MessageKey } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { alertMessage, type Publish } from './outgoing.ts';
import { sendPlanned, type SendMetric } from './send-planned.ts';
import type { BudgetStore } from './sms-budget.ts';
import { notTheirs, openAmong, takenMeanwhile, theirs } from './still-wanted.ts';

type Needs = {
  deliveries: Pick<DeliveryStore, 'findByKey' | 'begin' | 'settle' | 'release'>;
  alerts: Pick<AlertStore, 'findMany'>;
  officers: Pick<OfficerStore, 'listOf'>;
  budget: Pick<BudgetStore, 'giveBack'>;
  publish: Publish;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  count: (metric: SendMetric) => void;
  now: Now;
};

/** A try that nobody ended by then was cut off (the function ends after half of it), and is the sweep's. */
const leaseMs = minuteMs;

/**
 * Sends a planned message that came by its channel's queue, if it is still wanted, and moves its row on. However often
 * the queue hands it over, and to however many at once, one of them sends it: whoever begins upon the row as it is. What
 * the service does not take waits in its row; only a fault of our own lets the queue bring the message again.
 */
export const sendMessage =
  (needs: Needs) =>
  async (key: MessageKey): Promise<void> => {
    const { deliveries, now } = needs;
    const row = await deliveries.findByKey(key);
    if (row?.state !== 'queued' || isWaiting(row, now())) return;
    const officers = await needs.officers.listOf([row.region]);
    const [open] = await openAmong(needs, [row]);
    const officer = open && theirs(officers, open);
    if (!officer) return deliveries.release(row, open ? notTheirs : takenMeanwhile);
    if (row.attempts >= mostTries) return deliveries.release(row, endedUnclear(row));
    if ((await deliveries.begin(row, now() + leaseMs)) === 'meanwhile') return;
    const message = () => alertMessage(needs)(open.alert, officer, row.channel);
    await sendPlanned(needs)({ ...row, attempts: row.attempts + 1 }, message, { by: 'sweep' });
  };

/** Somebody tries it at this moment, or its service did not take it. What was never tried waits for nothing. */
const isWaiting = ({ sendAt = 0, attempts, reason }: Delivery, now: number): boolean =>
  sendAt > now && (attempts > 0 || reason !== undefined);

/** Both tries were cut off, or their answers lost. */
const endedUnclear = ({ reason = 'no-answer' }: Delivery) => ({ state: 'failed', reason }) as const;
