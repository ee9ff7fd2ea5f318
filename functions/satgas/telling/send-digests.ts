import { both, eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { minuteMs } from '../alerts/alert.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { digestText, type DigestMessage } from '../alerts/messages.ts';
import { addressed, alertMessage, type Publish } from './outgoing.ts';
import { sendEndings } from './send-endings.ts';
import { became, sendOnce } from './send-once.ts';
import type { SendMetric } from './send-planned.ts';
import type { Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { Channel } from '../policy.ts';
import { noticeOf, type PublishNotice } from './relay-messages.ts';
import type { BudgetStore } from './sms-budget.ts';
import { notTheirs, openAmong, takenMeanwhile, theirs, type Open } from './still-wanted.ts';

type Needs = {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  deliveries: Pick<
    DeliveryStore,
    'findMany' | 'plan' | 'claim' | 'settle' | 'listHeld' | 'release'
  >;
  alerts: Pick<AlertStore, 'findMany'>;
  officers: Pick<OfficerStore, 'listOf'>;
  budget: Pick<BudgetStore, 'reserve' | 'giveBack' | 'partMicroUsd'>;
  publish: Publish;
  /** Hands a message that waited for its service to the queue of its channel. */
  relay: PublishNotice;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  count: (metric: 'SmsBudgetSpent' | 'SmsSliceSpent' | SendMetric) => void;
  now: Now;
};

/** Held messages of one region and channel looked at in one minute; the rest wait for the next. */
const mostHeld = 200;

/**
 * Sends what waited: for its digest, one message an officer and channel for everything that is still open, and that they
 * may still know of; for a service that did not take it, each message by the queue of its channel, as it was decided. A
 * region, a channel or an officer whose digest fails holds no other back: the fault is thrown when all are done.
 */
export const sendDigests = (needs: Needs) => async (): Promise<{ digests: number }> => {
  const parts = needs.regions.flatMap((region) =>
    bothChannels.map((channel) => ({ region, channel })),
  );
  const [sent] = await both(
    () => eachOf(parts, { atOnce: 10 }, (part) => digestsIn(needs, part)),
    () => eachOf(needs.regions, { atOnce: 10 }, (region) => sendEndings(needs, region)),
  );
  return { digests: sent.reduce((sum, one) => sum + one, 0) };
};

const bothChannels: readonly Channel[] = ['sms', 'email'];

type Part = { region: string; channel: Channel };

const digestsIn = async (needs: Needs, { region, channel }: Part): Promise<number> => {
  const held = await needs.deliveries.listHeld(region, needs.now(), mostHeld, channel);
  if (held.length === 0) return 0;
  const officers = await needs.officers.listOf([region]);
  const isAgain = ({ state }: Delivery) => state === 'queued';
  const due = held.filter((one) => isAgain(one) && isTurn(one, needs.now()));
  const again = () => eachOf(due, { atOnce: 4 }, (one) => needs.relay(noticeOf(one)));
  const digests = () =>
    eachOf(bundlesOf(held.filter((one) => !isAgain(one))), { atOnce: 1 }, (bundle) =>
      sendBundle(needs, bundle, officers),
    );
  const [, sent] = await both(again, digests);
  return sent.filter(Boolean).length;
};

/**
 * What its queue does not take up is handed to it each minute of the first hour, and then in the first five minutes of
 * each quarter of an hour: a clock that comes late, or only each five minutes, meets one of them.
 */
const isTurn = ({ sendAt = 0 }: Delivery, now: number): boolean => {
  const minutes = Math.floor((now - sendAt) / minuteMs);
  return minutes < 60 || minutes % 15 < 5;
};

const bundlesOf = (held: Delivery[]): [Delivery, ...Delivery[]][] => {
  const bundles = new Map<string, [Delivery, ...Delivery[]]>();
  for (const delivery of held) {
    const key = `${delivery.officerId}/${delivery.channel}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(delivery);
    else bundles.set(key, [delivery]);
  }
  return [...bundles.values()];
};

const sendBundle = async (
  needs: Needs,
  bundle: [Delivery, ...Delivery[]],
  officers: Officer[],
): Promise<boolean> => {
  const found = await openAmong(needs, bundle);
  const open = found.filter(isTheirs(officers));
  const [first] = open;
  const officer = first && theirs(officers, first);
  const sent = officer
    ? await sendOnce(needs, digestOf(first.delivery), messageTo(needs, officer, open))
    : 'sent';
  if (sent === 'later') return false;
  const asTheirs = became[sent];
  for (const delivery of bundle) {
    const isOne = (one: Open): boolean => one.delivery === delivery;
    const asOthers = found.some(isOne) ? notTheirs : takenMeanwhile;
    await needs.deliveries.release(delivery, open.some(isOne) ? asTheirs : asOthers);
  }
  return sent === 'sent' && open.length > 0;
};

const isTheirs =
  (officers: Officer[]) =>
  (one: Open): boolean =>
    theirs(officers, one) !== undefined;

/** What an officer is sent for all of these: the alert itself with its personal link where a mail holds only one. */
const messageTo = (needs: Needs, officer: Officer, open: Open[]) => {
  const [first] = open;
  const { count, ...rest } = messageOf(needs, open);
  const channel = first?.delivery.channel ?? 'sms';
  return first && count === 1 && channel === 'email'
    ? () => alertMessage(needs)(first.alert, officer, channel)
    : () => Promise.resolve(addressed(officer, digestText({ count, ...rest }, channel)));
};

const messageOf = ({ publicUrl }: Needs, open: Open[]): DigestMessage => ({
  count: new Set(open.map(({ alert }) => alert.alertId)).size,
  severity: Math.max(...open.map(({ alert }) => alert.severity)),
  link: `${publicUrl}/siaga`,
});

/** The digest itself as a message: keyed by the first it holds, so that a crash sends it at most twice. */
const digestOf = (first: Delivery): Delivery => ({
  ...first,
  alertId: `digest-${first.alertId}`,
  state: 'queued',
  reason: undefined,
  sendAt: undefined,
  attempts: 0,
});
