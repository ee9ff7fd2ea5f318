import { isQuietHours, zoneOf } from '../../../shared/calendar/zones.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { minuteMs } from '../alerts/alert.ts';
import { isHeldByNight, nightDigestAt } from '../alerts/ladder.ts';
import type { Officer } from '../officers/officer.ts';
import { addressOf, isReached, isReachedBy } from '../officers/reach.ts';
import { alertPolicy, usualOrder, type AlertPolicy, type Channel } from '../policy.ts';

/** Why a message waits for a digest. */
export type HeldWhy = 'quiet-hours' | 'burst' | 'budget' | 'silence';
/** Why a message is not sent by a channel at all. */
export type NeverWhy =
  | 'opted-out'
  | 'bounced'
  | 'no-address'
  | 'not-chosen'
  | 'alone'
  | 'other-first'
  | 'not-on-this-rung'
  | 'budget'
  | 'practice';

/** What becomes of one channel of one officer at one step. */
export type Plan = { channel: Channel } & (
  { when: 'now' } | { when: 'held'; until: number; why: HeldWhy } | { when: 'never'; why: NeverWhy }
);

export type Circumstances = {
  /** The region of the report: its night counts. */
  region: string;
  severity: number;
  /** How its alert line behaves now. */
  policy: AlertPolicy;
  /** Whether this is the first that anybody hears of the case. */
  isFirst: boolean;
  /** The channels of the rung. */
  channels: readonly Channel[];
  /** The region's order of channels; WhatsApp is in it only where the deployment has switched it on. */
  order?: readonly Channel[];
  /** SMS of their own this officer was sent within the burst window. */
  recentSms: number;
  /** Messages by WhatsApp of their own this officer was sent within the burst window. */
  recentWhatsapp?: number;
  /** E-mails of their own this officer was sent within the burst window. */
  recentMails?: number;
  /** Whether the phone's owner asked the carrier for no more SMS. */
  optedOut?: boolean;
  /** Share of the month's SMS budget that is spent, 0 to 1. */
  budgetSpent: number;
  /** Until when the region's line is silenced, if it is. */
  silentUntil?: number | undefined;
  now: number;
};

type Recipient = Pick<
  Officer,
  | 'region'
  | 'phone'
  | 'phoneConfirmedAt'
  | 'whatsappConfirmedAt'
  | 'email'
  | 'emailConfirmedAt'
  | 'emailBouncedAt'
>;

/** How one officer is notified: now, bundled later, or not by this channel; the rules in the order they apply. */
export const planDeliveries = (officer: Recipient, circumstances: Circumstances): Plan[] => {
  const { order = usualOrder } = circumstances;
  const plans = order.map((channel) => planChannel(channel, officer, circumstances));
  return circumstances.isFirst || passesAll(circumstances)
    ? plans
    : oncePerPhone(plans, isReachedBy(officer, 'email'));
};

const passesAll = ({ severity, policy }: Circumstances): boolean =>
  severity >= policy.quietHours.severityThrough;

/**
 * What is told again comes to a phone by the first of its channels alone; but WhatsApp is never the only one that tells
 * it: where no confirmed mailbox is told, the SMS goes as well.
 */
const oncePerPhone = (plans: Plan[], byMailbox: boolean): Plan[] => {
  const used = plans.filter(({ when }) => when !== 'never').map(({ channel }) => channel);
  const first = used.find((channel) => channel !== 'email');
  const isSpared = ({ channel }: Plan): boolean =>
    channel === 'whatsapp' ? first === 'sms' : byMailbox && used.includes('email');
  return plans.map((plan) =>
    plan.when === 'never' || plan.channel === 'email' || plan.channel === first || !isSpared(plan)
      ? plan
      : { channel: plan.channel, when: 'never', why: 'other-first' },
  );
};

const planChannel = (channel: Channel, officer: Recipient, its: Circumstances): Plan => {
  const unusable = whyUnusable(channel, officer, its);
  if (unusable !== undefined) return { channel, when: 'never', why: unusable };
  const passes = passesAll(its);
  const silentUntil = passes ? undefined : silenceFor(officer, its);
  if (silentUntil !== undefined) {
    const until = channel === 'email' ? silentUntil : pastNight(silentUntil, its);
    return { channel, when: 'held', until, why: 'silence' };
  }
  return channel === 'email' ? planMail(its, passes) : planPaid(channel, its, passes);
};

const whyUnusable = (
  channel: Channel,
  officer: Recipient,
  its: Circumstances,
): NeverWhy | undefined => {
  if ((channel === 'email' ? officer.email : officer.phone) === undefined) return 'no-address';
  if (addressOf(officer, channel) === undefined)
    return channel === 'whatsapp' ? 'not-chosen' : 'bounced';
  if (channel === 'whatsapp' && !isReached(officer)) return 'alone';
  // What SMS and WhatsApp cost is a number of the nation's.
  if (channel !== 'email' && isPractice(its.region)) return 'practice';
  if (channel === 'sms' && its.optedOut === true) return 'opted-out';
  return its.channels.includes(channel) ? undefined : 'not-on-this-rung';
};

/**
 * Until when a silence holds an officer's messages. It is for the region's own: nobody can silence who stands above it,
 * nor keep a new report from those it comes to first.
 */
const silenceFor = (
  { region }: Recipient,
  { region: reported, isFirst, silentUntil, now }: Circumstances,
): number | undefined =>
  region === reported && !isFirst && silentUntil !== undefined && silentUntil > now
    ? silentUntil
    : undefined;

/** The first that anybody hears of a case, and what may not wait, is a mail of its own, whatever came before. */
const planMail = (
  { isFirst, recentMails = 0, policy, now }: Circumstances,
  passes: boolean,
): Plan => {
  const email = { channel: 'email' } as const;
  if (isFirst || passes || recentMails < policy.burst.singleMails) return { ...email, when: 'now' };
  return { ...email, when: 'held', until: nextDigestAt(now), why: 'burst' };
};

type Paid = Exclude<Channel, 'email'>;

const planPaid = (channel: Paid, its: Circumstances, passes: boolean): Plan => {
  const paid = { channel } as const;
  const { emailAbove } = alertPolicy.budget;
  if (its.budgetSpent >= 1) return { ...paid, when: 'never', why: 'budget' };
  if (!its.isFirst && !passes && its.budgetSpent >= emailAbove)
    return { ...paid, when: 'never', why: 'budget' };
  if (!passes && isQuietHours(its.now, zoneOf(its.region), its.policy.quietHours))
    return { ...paid, when: 'held', until: nightDigestAt(its.region, its), why: 'quiet-hours' };
  const bundledFor = passes || its.isFirst ? undefined : whyBundled(channel, its);
  return bundledFor === undefined
    ? { ...paid, when: 'now' }
    : { ...paid, when: 'held', until: pastNight(nextDigestAt(its.now), its), why: bundledFor };
};

/**
 * When an SMS, or a message by WhatsApp, that is held until a moment goes: what would come in the night, and may wait, comes with the morning's
 * digest.
 */
export const pastNight = (
  until: number,
  its: Pick<Circumstances, 'region' | 'severity' | 'policy'>,
): number => {
  const under = { now: until, policy: its.policy };
  return isHeldByNight(its, under) ? nightDigestAt(its.region, under) : until;
};

/** Why what is told again waits for a digest: never a first alert and never severity 5, which others' reports must not delay. */
const whyBundled = (
  channel: Paid,
  { recentSms, recentWhatsapp = 0, budgetSpent, policy }: Circumstances,
): 'burst' | 'budget' | undefined => {
  const recent = channel === 'sms' ? recentSms : recentWhatsapp;
  if (recent >= policy.burst.singleSms) return 'burst';
  return budgetSpent >= alertPolicy.budget.digestAbove ? 'budget' : undefined;
};

/** The next full digest interval: everybody's bundles go at the same minutes, so that few are sent. */
export const nextDigestAt = (now: number): number => {
  const everyMs = alertPolicy.burst.digestEveryMinutes * minuteMs;
  return (Math.floor(now / everyMs) + 1) * everyMs;
};
