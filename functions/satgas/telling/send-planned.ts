import type { Now } from '../../../shared/clock.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { minuteMs } from '../alerts/alert.ts';
import { linkLifeMs } from '../alerts/personal-link.ts';
import { mostTries, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import type { BudgetStore } from './sms-budget.ts';
import { whatBecame, type Unsent } from '../../../shared/what-became.ts';

/** What officers are hurt by: messages that wait for a service, and messages that ended without being sent. */
export type SendMetric = 'MessagesWaiting' | 'MessagesFailed';

type Needs = {
  deliveries: Pick<DeliveryStore, 'settle'>;
  budget: Pick<BudgetStore, 'giveBack'>;
  publish: Publish;
  count: (metric: SendMetric) => void;
  now: Now;
};

/**
 * Tries a claimed message once, and notes what became of it. A service that does not take it, or does not say, is an
 * outcome and no error: the message waits and is tried again, for as long as its link would be good; after two tries
 * whose answer was lost, or a refusal of the message itself, it has failed, and what was set aside for it goes back
 * where no try can have arrived. Throws only when the outcome cannot be noted.
 */
export const sendPlanned =
  (needs: Needs) =>
  async (
    delivery: Delivery,
    message: () => Promise<OutgoingMessage>,
  ): Promise<'accepted' | 'waits' | 'failed'> => {
    const outcome = await tryOnce(needs, message);
    if ('messageId' in outcome) {
      await needs.deliveries.settle(delivery, { state: 'accepted', ...outcome });
      return 'accepted';
    }
    const { unsent, reason } = outcome;
    const isUnclear = unsent === 'unclear';
    const ends = isOver(delivery, unsent, needs.now());
    if (!isPractice(delivery.region)) needs.count(ends ? 'MessagesFailed' : 'MessagesWaiting');
    if (!ends) {
      await needs.deliveries.settle(delivery, {
        state: 'queued',
        ...{ reason, isUnclear },
        sendAt: againAt(delivery, needs.now()),
      });
      return 'waits';
    }
    await needs.deliveries.settle(delivery, { state: 'failed', reason, isUnclear });
    if (!isUnclear && isFirstTry(delivery)) await giveBack(needs, delivery);
    return 'failed';
  };

/** Whether no try before this one can have arrived: the others are not counted. */
const isFirstTry = ({ attempts }: Delivery): boolean => attempts === 1;

/** Gives back what was set aside for a message that is known not to have been sent. */
export const giveBack = async (
  { budget }: Pick<Needs, 'budget'>,
  { costMicroUsd, alertRegion, paidAt, at, about, region }: Delivery,
): Promise<void> => {
  const payer = about === 'announcement' ? region : alertRegion;
  if (costMicroUsd !== undefined) await budget.giveBack(paidAt ?? at, payer, costMicroUsd);
};

type Tried = { messageId: string } | { unsent: Unsent; reason: string };

const tryOnce = async (
  { publish }: Needs,
  message: () => Promise<OutgoingMessage>,
): Promise<Tried> => {
  let made: OutgoingMessage;
  try {
    made = await message();
  } catch (error) {
    return { unsent: 'not-taken', reason: nameOf(error) };
  }
  try {
    return { messageId: await publish(made) };
  } catch (error) {
    return { unsent: whatBecame(error), reason: nameOf(error) };
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const isOver = ({ attempts, at }: Delivery, unsent: Unsent, now: number): boolean =>
  unsent === 'refused' || (unsent === 'unclear' && attempts >= mostTries) || now - at > linkLifeMs;

/** The longer a message waits, the less often it is tried: each minute at first, each quarter of an hour at last. */
const againAt = ({ at }: Delivery, now: number): number =>
  now + Math.min(Math.max((now - at) / 4, minuteMs), 15 * minuteMs);
