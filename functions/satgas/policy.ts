/** The ways to reach an officer: WhatsApp only where a deployment has switched it on, and never by itself. */
export const channels = ['sms', 'email', 'whatsapp'] as const;
export type Channel = (typeof channels)[number];

/** What has no other order: the channels of a deployment without WhatsApp. */
export const usualOrder: readonly Channel[] = ['sms', 'email'];

/** One rung of a ladder: who is told, how, and how long they may stay silent before the next rung is told. */
export type Rung = {
  name: 'on-duty' | 'officers' | 'chair' | 'province' | 'national' | 'independent';
  waitMinutes: number;
  channels: readonly Channel[];
};

type Ladder = readonly Rung[];

const ladder = (waits: Record<Exclude<Rung['name'], 'independent'>, number>): Ladder => [
  { name: 'on-duty', waitMinutes: waits['on-duty'], channels },
  { name: 'officers', waitMinutes: waits.officers, channels },
  { name: 'chair', waitMinutes: waits.chair, channels },
  { name: 'province', waitMinutes: waits.province, channels },
  { name: 'national', waitMinutes: waits.national, channels },
];

/** Whoever is asked where the accused serves: nobody of the region, for they may serve there too. */
const namingLadder = (waits: Record<'province' | 'national' | 'independent', number>): Ladder => [
  { name: 'province', waitMinutes: waits.province, channels },
  { name: 'national', waitMinutes: waits.national, channels },
  { name: 'independent', waitMinutes: waits.independent, channels },
];

/**
 * How the alert line behaves. To change how long the satgas may stay silent, whom the night spares, or when
 * messages are bundled, change a number here. The last rung is told again and again, more and more seldom,
 * with an alarm each time, until somebody takes the alert.
 */
export const alertPolicy = {
  /** Minutes of silence allowed on each rung. */
  ladders: {
    urgent: ladder({ 'on-duty': 10, officers: 10, chair: 10, province: 15, national: 30 }),
    usual: ladder({ 'on-duty': 15, officers: 15, chair: 15, province: 30, national: 60 }),
    light: ladder({ 'on-duty': 60, officers: 60, chair: 120, province: 240, national: 480 }),
  },
  /**
   * While nobody has settled where the accused serves. The ladder ends when that is settled, not when somebody takes
   * it: whoever takes it has as long as their rung's wait to do it.
   */
  namingLadders: {
    urgent: namingLadder({ province: 10, national: 10, independent: 15 }),
    usual: namingLadder({ province: 30, national: 30, independent: 60 }),
    light: namingLadder({ province: 120, national: 120, independent: 240 }),
  },
  /** From which severity on a ladder is climbed; the first that applies. */
  ladderFrom: [
    { severity: 5, ladder: 'urgent' },
    { severity: 3, ladder: 'usual' },
    { severity: 1, ladder: 'light' },
  ],
  /** The last rung is told again after its wait, then after twice that, and so on up to this. */
  repeatAtMostMinutes: 24 * 60,
  /** The night in the region's own zone: SMS wait for its digest, e-mail goes, and the ladder stands still. */
  quietHours: { from: '20:00', to: '06:00', digestAt: '06:30', severityThrough: 5 },
  /** Above so many SMS, or e-mails, to one officer within the window, what is told again is bundled; first alerts and severity 5 never are. */
  burst: { withinMinutes: 60, singleSms: 5, singleMails: 10, digestEveryMinutes: 30 },
  /**
   * What waits unread at a case, a message of its reporter or a question of Bawaslu, comes in one digest a day, with the
   * night's. 'sms' here sends it to whoever has no mailbox, too.
   */
  unread: { channels: ['email'] },
  /** How many must take an alert, by severity; one where none stands. */
  quorum: { 5: 2 },
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
} as const satisfies AlertPolicy;

type LadderName = 'urgent' | 'usual' | 'light';

export type AlertPolicy = {
  ladders: Record<LadderName, Ladder>;
  namingLadders: Record<LadderName, Ladder>;
  ladderFrom: readonly { severity: number; ladder: LadderName }[];
  repeatAtMostMinutes: number;
  quietHours: { from: string; to: string; digestAt: string; severityThrough: number };
  burst: {
    withinMinutes: number;
    singleSms: number;
    singleMails: number;
    digestEveryMinutes: number;
  };
  unread: { channels: readonly Channel[] };
  quorum: Readonly<Partial<Record<number, number>>>;
  budget: {
    digestAbove: number;
    emailAbove: number;
    slices: Record<string, { regionDay: number; day: number; month: number }>;
    leastParts: number;
    dayAlarm: number;
    tolerance: { price: number; withoutReceipt: number };
  };
};

/** What decides which ladder an alert climbs: its severity, and whether it asks where the accused serves. */
export type Climbing = { severity: number; isNaming?: boolean | undefined };

/** The ladder an alert climbs. */
export const ladderOf = (
  { severity, isNaming }: Climbing,
  policy: AlertPolicy = alertPolicy,
): Ladder => {
  const found = policy.ladderFrom.find((one) => severity >= one.severity);
  return (isNaming ? policy.namingLadders : policy.ladders)[found?.ladder ?? 'usual'];
};

/** How many officers must take an alert before it stops climbing; never more than were told. */
export const quorumOf = (
  { severity, isNaming }: Climbing,
  policy: AlertPolicy = alertPolicy,
): number => (isNaming ? 1 : (policy.quorum[severity] ?? 1));
