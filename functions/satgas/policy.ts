import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import {
  alertChannels as channels,
  namingRungs,
  releasedPlan,
  rungs,
  type AlertChannel,
  type AlertPlan,
} from '../../shared/alert-policy.ts';

/** The ways to reach an officer: WhatsApp only where a deployment has switched it on, and never by itself. */
export { channels };
export type Channel = AlertChannel;

/** What has no other order: the channels of a deployment without WhatsApp. */
export const usualOrder: readonly Channel[] = ['sms', 'email'];

/** One rung of a ladder: who is told, how, and how long they may stay silent before the next rung is told. */
export type Rung = {
  name: (typeof rungs)[number] | 'independent';
  waitMinutes: number;
  channels: readonly Channel[];
};

type Ladder = readonly Rung[];

const ladder = (names: readonly Rung['name'][], waits: readonly number[]): Ladder =>
  names.map((name, n) => ({ name, waitMinutes: waits[n] ?? 60, channels }));

const ladders = (names: readonly Rung['name'][], waits: AlertPlan['waits']) => ({
  urgent: ladder(names, waits.urgent),
  usual: ladder(names, waits.usual),
  light: ladder(names, waits.light),
});

/**
 * What of the alert line no region has otherwise. Waits, the night and when messages are bundled are in
 * `shared/alert-policy.ts`. The last rung is told again and again, more and more seldom, with an alarm each time, until
 * somebody takes the alert.
 */
const everywhere = {
  /** From which severity on a ladder is climbed; the first that applies. */
  ladderFrom: [
    { severity: 5, ladder: 'urgent' },
    { severity: 3, ladder: 'usual' },
    { severity: 1, ladder: 'light' },
  ],
  /** The last rung is told again after its wait, then after twice that, and so on up to this. */
  repeatAtMostMinutes: 24 * 60,
  /** The night is the region's; from this severity on nothing waits for it. */
  quietThrough: 5,
  /** What is told again and again is bundled by the hour; everybody's bundles go at the same minutes. */
  burst: { withinMinutes: 60, digestEveryMinutes: 30 },
  /**
   * What waits unread at a case, a message of its reporter or a question of Bawaslu, comes in one digest a day, with the
   * night's. 'sms' here sends it to whoever has no mailbox, too.
   */
  unread: { channels: ['email'] },
  /** Shares of the month's SMS budget: above the first, what repeats is bundled; above the second, it goes by e-mail only. */
  budget: {
    digestAbove: 0.7,
    emailAbove: 0.85,
    /**
     * How far the SMS of each purpose may fill the day of the report's region, the day of all regions, and the month, as
     * shares of the month's budget. What is left of the month above 0.85 is for first alerts alone.
     */
    slices: {
      /** First alerts of severity 5: what no other flood can use up. */
      gravest: { regionDay: 0.1, day: 0.45, month: 1 },
      first: { regionDay: 0.06, day: 0.35, month: 1 },
      urgent: { regionDay: 0.06, day: 0.35, month: 0.85 },
      again: { regionDay: 0.02, day: 0.1, month: 0.85 },
      digest: { regionDay: 0.08, day: 0.4, month: 0.85 },
      other: { regionDay: 0.06, day: 0.35, month: 0.85 },
    },
    /** No day's slice is smaller than so many SMS. */
    leastParts: 20,
    /** Share of the month in one day from which on an alarm rings. */
    dayAlarm: 0.3,
    /** How far receipts may be from what was set aside, and how many SMS of a day may be without one, before it alarms. */
    tolerance: { price: 0.05, withoutReceipt: 0.2 },
  },
} as const;

/**
 * How the alert line of a region behaves by a plan. The naming ladders are climbed while nobody has settled where the
 * accused serves: they end when that is settled, not when somebody takes it, and whoever takes it has as long as their
 * rung's wait to do it.
 */
export const policyBy = (plan: AlertPlan) => ({
  ...everywhere,
  /** Minutes of silence allowed on each rung. */
  ladders: ladders(rungs, plan.waits),
  namingLadders: ladders(namingRungs, plan.namingWaits),
  /** The night in the region's own zone: SMS wait for its digest, e-mail goes, and the ladder stands still. */
  quietHours: { ...plan.night, severityThrough: everywhere.quietThrough },
  /** Above so many SMS, or e-mails, to one officer within the window, what is told again is bundled; first alerts and severity 5 never are. */
  burst: { ...everywhere.burst, singleSms: plan.singleSms, singleMails: plan.singleMails },
});

export type AlertPolicy = ReturnType<typeof policyBy>;

/** As the release has it, where nobody decided otherwise. */
export const alertPolicy: AlertPolicy = policyBy(releasedPlan);

/** How the alert line behaves in a region (of the nation and provinces: in all that has no plan of its own). */
export type PolicyOf = (region: string) => AlertPolicy;

/** As it is in force now: a region's own, else the nation's, else the release's. */
export const policiesOf =
  (campaign: Campaign): PolicyOf =>
  (region) => {
    const plan = servedRegion(campaign, region)?.alertPlan ?? campaign.alertPlan;
    return plan ? policyBy(plan) : alertPolicy;
  };

/** A moment, and how the alert line behaves in the region that it is about. */
export type Under = { now: number; policy: AlertPolicy };

/** What decides which ladder an alert climbs: its severity, and whether it asks where the accused serves. */
export type Climbing = { severity: number; isNaming?: boolean | undefined };

/** The ladder an alert climbs. */
export const ladderOf = ({ severity, isNaming }: Climbing, policy: AlertPolicy): Ladder => {
  const found = policy.ladderFrom.find((one) => severity >= one.severity);
  return (isNaming ? policy.namingLadders : policy.ladders)[found?.ladder ?? 'usual'];
};

/** The name of the rung an alert is on: the same under every policy. */
export const rungNameOf = ({ rung, ...about }: Climbing & { rung: number }) =>
  ladderOf(about, alertPolicy)[rung]?.name;

/** How many must take an alert, by severity; one where none is given. */
const quorum: Readonly<Partial<Record<number, number>>> = { 5: 2 };

/** How many officers must take an alert before it stops climbing; never more than were told. */
export const quorumOf = ({ severity, isNaming }: Climbing): number =>
  isNaming ? 1 : (quorum[severity] ?? 1);
