import { both, eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { minuteMs } from '../alerts/alert.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { pastNight } from './delivery-plan.ts';
import { mostBundled, mostInDigest, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { planApart } from './plan-apart.ts';
import type { Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { channels, type Channel, type PolicyOf } from '../policy.ts';
import { noticeOf, type PublishNotice } from './relay-messages.ts';
import { giveBack } from './send-planned.ts';
import { priceOf, type BudgetStore } from './sms-budget.ts';
import { notTheirs, openAmong, takenMeanwhile, theirs } from './still-wanted.ts';
import type { UnreadStore } from './unread-store.ts';

type Needs = {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  deliveries: Pick<
    DeliveryStore,
    'bundle' | 'gather' | 'close' | 'listHeld' | 'holdOn' | 'release' | 'plan'
  >;
  alerts: Pick<AlertStore, 'findMany'>;
  unread: Pick<UnreadStore, 'seenAmong'>;
  officers: Pick<OfficerStore, 'listOf'>;
  policyOf: PolicyOf;
  budget: Pick<BudgetStore, 'reserve' | 'giveBack' | 'partMicroUsd' | 'whatsappMicroUsd'>;
  /** Hands a message whose time has come to its queue. */
  relay: PublishNotice;
  count: (metric: 'SmsBudgetSpent' | 'SmsSliceSpent') => void;
  now: Now;
};

/** Held messages of one region and channel looked at in one minute; the rest wait for the next. */
const mostHeld = 400;

/**
 * Plans a digest for what waited for one: one row for each officer and channel, of everything that is still open and
 * that they may still know of. The row and the end of what it holds are one write, so that nothing is in two digests, or
 * in none (of more than a write takes, the digest is held until all is in it); it is sent as any other row, by the queue
 * of its channel. What waited for its service, or for the morning, is
 * handed to its queue as it was decided. A region, a channel or an officer that fails holds no other back: the fault is
 * thrown when all are done.
 */
export const planDigests = (needs: Needs) => async (): Promise<{ digests: number }> => {
  const apart = {
    ...needs,
    withPrice: (digest: Delivery) => withPrice(needs, digest),
    giveBack: (digest: Delivery) => giveBack(needs, digest),
  };
  const [planned] = await both(
    () => eachOf(needs.regions, { atOnce: 10 }, (region) => digestsOf(needs, region)),
    () => planApart(apart),
  );
  return { digests: planned.reduce((sum, one) => sum + one, 0) };
};

/** In most regions nothing is held at most times: one look says so, for all channels. */
const digestsOf = async (needs: Needs, region: string): Promise<number> => {
  const [any] = await needs.deliveries.listHeld(region, needs.now(), 1);
  if (!any) return 0;
  const planned = await eachOf(channels, { atOnce: channels.length }, (channel) =>
    digestsIn(needs, { region, channel }),
  );
  return planned.reduce((sum, one) => sum + one, 0);
};

type Part = { region: string; channel: Channel };

const digestsIn = async (needs: Needs, { region, channel }: Part): Promise<number> => {
  const held = await needs.deliveries.listHeld(region, needs.now(), mostHeld, channel);
  if (held.length === 0) return 0;
  const officers = await needs.officers.listOf([region]);
  const due = held.filter((one) => !isForDigest(one) && isTurn(one, needs.now()));
  const again = () => eachOf(due, { atOnce: 4 }, (one) => needs.relay(noticeOf(one)));
  const digests = () =>
    eachOf(bundlesOf(held.filter(isForDigest)), { atOnce: 1 }, (bundle) =>
      planDigest(needs, bundle, officers),
    );
  const [, planned] = await both(again, digests);
  return planned.filter(Boolean).length;
};

/** What is decided waits for its service, and an announcement for the morning; only alerts are bundled. */
const isForDigest = ({ state, about }: Delivery): boolean =>
  state === 'held' && about !== 'announcement';

/**
 * What its queue does not take up is handed to it each minute of the first hour, and then in the first five minutes of
 * each quarter of an hour: a clock that comes late, or only each five minutes, meets one of them.
 */
const isTurn = ({ sendAt = 0 }: Delivery, now: number): boolean => {
  const minutes = Math.floor((now - sendAt) / minuteMs);
  return minutes < 60 || minutes % 15 < 5;
};

const bundlesOf = (held: Delivery[]): Delivery[][] => {
  const bundles = new Map<string, Delivery[]>();
  for (const delivery of held) {
    const bundle = bundles.get(delivery.officerId);
    if (bundle) bundle.push(delivery);
    else bundles.set(delivery.officerId, [delivery]);
  }
  return [...bundles.values()];
};

const planDigest = async (
  needs: Needs,
  bundle: Delivery[],
  officers: Officer[],
): Promise<boolean> => {
  const isDigest = ({ about }: Delivery): boolean => about === 'digest';
  const begun = bundle.find(isDigest);
  const alerts = bundle.filter((one) => !isDigest(one));
  const wanted = await stillWanted(needs, await leaveToMorning(needs, alerts), officers);
  // A digest that somebody was cut off from writing is written to its end first.
  if (begun) return gatherAll(needs, begun, wanted);
  const [first, ...others] = wanted.slice(0, mostInDigest);
  return first ? writeDigest(needs, [first, ...others]) : false;
};

/** Those of these that are to be told of still; the others are ended. */
const stillWanted = async (
  needs: Needs,
  alerts: Delivery[],
  officers: Officer[],
): Promise<Delivery[]> => {
  const found = await openAmong(needs, alerts);
  const open = found.filter((one) => theirs(officers, one) !== undefined);
  const wanted = new Set(open.map(({ delivery }) => delivery));
  const known = new Set(found.map(({ delivery }) => delivery));
  for (const one of alerts.filter((held) => !wanted.has(held)))
    await needs.deliveries.release(one, known.has(one) ? notTheirs : takenMeanwhile);
  return [...wanted];
};

/** A clock that comes late may find in the night what was due before: that waits for the morning's digest. */
const leaveToMorning = async (
  { deliveries, policyOf, now }: Needs,
  bundle: Delivery[],
): Promise<Delivery[]> => {
  const at = now();
  const awake: Delivery[] = [];
  for (const one of bundle) {
    const { severity, alertRegion: region } = one;
    const its = { severity, region, policy: policyOf(region) };
    const until = one.channel === 'email' ? at : pastNight(at, its);
    if (until === at) awake.push(one);
    else await deliveries.holdOn(one, { until, why: 'quiet-hours' });
  }
  return awake;
};

type Held = [Delivery, ...Delivery[]];

/** The digest of these messages to one officer by one channel, as a message of its own. */
const digestOf = (held: Held, now: number): Delivery => {
  const [{ region, officerId, channel, alertRegion, alertId, step }] = held;
  return {
    ...{ region, officerId, channel, about: 'digest', alertRegion, step },
    alertId: `digest-${alertId}`,
    severity: Math.max(...held.map(({ severity }) => severity)),
    holds: held.slice(0, mostBundled).map(heldOf),
    ...{ at: now, state: 'queued', attempts: 0 },
    // Its rest is still to come into it.
    ...(held.length > mostBundled && { state: 'held', sendAt: now }),
  };
};

const heldOf = ({ alertRegion, alertId, step, at }: Delivery) => ({
  ...{ alertRegion, alertId, step, at },
});

/** Writes the digest with its price set aside, or, where no budget is left for it, that it is not sent. */
const writeDigest = async (needs: Needs, held: Held): Promise<boolean> => {
  const digest = await withPrice(needs, digestOf(held, needs.now()));
  const written = await needs.deliveries.bundle(digest);
  // Another run has bundled some of it at this moment; what is left comes with the next minute.
  if (written === 'meanwhile') await giveBack(needs, digest);
  if (written === 'meanwhile' || digest.state === 'not-needed') return false;
  return digest.state === 'queued' || gatherAll(needs, digest, held.slice(mostBundled));
};

/** Takes what is left into a digest that is held, and lets it be sent. */
const gatherAll = async (needs: Needs, digest: Delivery, rest: Delivery[]): Promise<boolean> => {
  const { deliveries, relay } = needs;
  const room = mostInDigest - (digest.holds?.length ?? 0);
  const more = rest.slice(0, Math.max(room, 0)).map(heldOf);
  for (let from = 0; from < more.length; from += mostBundled) {
    const written = await deliveries.gather(digest, more.slice(from, from + mostBundled));
    if (written === 'meanwhile') return false;
  }
  await deliveries.close(digest);
  await relay(noticeOf(digest));
  return true;
};

const withPrice = async ({ budget, now, count }: Needs, fresh: Delivery): Promise<Delivery> => {
  const { channel, alertRegion: region } = fresh;
  if (channel === 'email') return fresh;
  const paidAt = now();
  const reserved = await budget.reserve(paidAt, { region, as: 'digest', channel });
  if (reserved === 'reserved') return { ...fresh, costMicroUsd: priceOf(budget, channel), paidAt };
  count(reserved === 'spent' ? 'SmsBudgetSpent' : 'SmsSliceSpent');
  // Nobody is told by SMS any more: what has no e-mail climbs.
  return { ...fresh, state: 'not-needed', reason: 'budget', sendAt: undefined };
};
