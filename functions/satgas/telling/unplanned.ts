import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { whatBecame } from '../../../shared/what-became.ts';
import type { OutgoingMessage, Publish } from './outgoing.ts';
import { priceOf, type BudgetStore, type Paying } from './sms-budget.ts';
import type { UnplannedStore } from './unplanned-store.ts';

/** A message that a change of the register causes and no row of its own plans. */
export type UnplannedMessage = {
  /** Which of the change's messages it is: each has its own. */
  part:
    | 'account-link'
    | 'released-mail'
    | 'released-sms'
    | 'left-mail'
    | 'left-sms'
    | 'greeting'
    | 'invitation'
    | 'whatsapp-greeting';
  message: OutgoingMessage;
  /** Who pays for an SMS: it goes as far as the month's budget has room. */
  paying?: Paying;
};

/** The officer whose row changed, and the number that the change has among those of the row. */
export type OfficerChange = { region: string; officerId: string; sequence: string };

type Needs = {
  unplanned: UnplannedStore;
  budget: Pick<BudgetStore, 'reserve' | 'giveBack' | 'partMicroUsd' | 'whatsappMicroUsd'>;
  publish: Publish;
  count: (metric: 'MessagesFailed') => void;
  now: Now;
};

/**
 * Sends each message of a change by itself: one that fails holds no other back. However often the stream brings the
 * change again, a message that was taken, refused for what it is, or whose answer was lost goes no second time; what the
 * service did not take is tried again with the change. Throws, when all were tried, what the first of those threw.
 */
export const sendUnplanned =
  (needs: Needs) =>
  async (change: OfficerChange, messages: UnplannedMessage[]): Promise<void> => {
    await eachOf(messages, { atOnce: 1 }, (one) => sendOnce(needs, change, one));
  };

const sendOnce = async (needs: Needs, change: OfficerChange, one: UnplannedMessage) => {
  const { unplanned, now } = needs;
  const at = now();
  const key = { ...change, part: one.part };
  if ((await unplanned.begin(key, at)) === 'begun-before') return;
  const became = await tryOnce(needs, one, at);
  if (became === 'over') return;
  await unplanned.takeBack(key);
  throw became.again;
};

/** 'over' for whatever is not to be tried again. */
const tryOnce = async (
  { budget, publish, count }: Needs,
  { message, paying }: UnplannedMessage,
  at: number,
): Promise<'over' | { again: unknown }> => {
  try {
    if (paying && (await budget.reserve(at, paying)) !== 'reserved') return 'over';
  } catch (again) {
    return { again };
  }
  try {
    await publish(message);
    return 'over';
  } catch (error) {
    const unsent = whatBecame(error);
    if (paying && unsent !== 'unclear')
      await budget.giveBack(at, paying.region, priceOf(budget, paying.channel ?? 'sms'));
    if (unsent === 'not-taken') return { again: error };
    if (!isPractice(message.region)) count('MessagesFailed');
    return 'over';
  }
};
