import type { Now } from '../../../shared/clock.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import { sendPlanned, type SendMetric } from './send-planned.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = {
  deliveries: Pick<DeliveryStore, 'findMany' | 'plan' | 'claim' | 'settle'>;
  budget: Pick<BudgetStore, 'reserve' | 'giveBack' | 'partMicroUsd'>;
  publish: Publish;
  count: (metric: 'SmsBudgetSpent' | 'SmsSliceSpent' | SendMetric) => void;
  now: Now;
};

/** What became of the messages a digest held, by what became of the digest. */
export const became = {
  sent: { state: 'bundled', reason: 'digest' },
  failed: { state: 'failed', reason: 'digest' },
  /** Nobody is told by SMS any more this month: what has no e-mail climbs. */
  budget: { state: 'not-needed', reason: 'budget' },
} as const;

/** Sends a digest under its own row, however often it is asked to: a crash sends it at most twice. */
export const sendOnce = async (
  needs: Needs,
  fresh: Delivery,
  message: () => Promise<OutgoingMessage>,
): Promise<keyof typeof became | 'later'> => {
  const [known] = await needs.deliveries.findMany([fresh]);
  const row = known ? await claimAgain(needs, known) : await planDigest(needs, fresh);
  if (typeof row === 'string') return row;
  const outcome = await sendPlanned(needs)(row, message, { by: 'digest' });
  return ended[outcome];
};

const ended = { accepted: 'sent', waits: 'later', failed: 'failed' } as const;

const claimAgain = async (
  { deliveries }: Needs,
  row: Delivery,
): Promise<Delivery | 'sent' | 'failed'> => {
  if (row.state === 'failed') return 'failed';
  const claimed = row.state === 'queued' && (await deliveries.claim(row)) === 'claimed';
  return claimed ? { ...row, attempts: row.attempts + 1 } : 'sent';
};

const planDigest = async (
  needs: Needs,
  fresh: Delivery,
): Promise<Delivery | 'later' | 'budget'> => {
  const { budget, deliveries, now, count } = needs;
  const isPaid = fresh.channel === 'sms';
  const paidAt = now();
  const paying = { region: fresh.alertRegion, as: 'digest' } as const;
  const paid = isPaid ? await budget.reserve(paidAt, paying) : 'reserved';
  if (paid !== 'reserved') {
    count(paid === 'spent' ? 'SmsBudgetSpent' : 'SmsSliceSpent');
    return 'budget';
  }
  const cost = isPaid && { costMicroUsd: budget.partMicroUsd, paidAt };
  const row = { ...fresh, attempts: 1, ...cost };
  // Another run plans it at this moment, and sends it.
  return (await deliveries.plan(row)) === 'planned' ? row : 'later';
};
