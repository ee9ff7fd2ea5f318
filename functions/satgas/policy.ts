/** A way to reach an officer. */
export type Channel = 'sms' | 'email';

/** One rung of a ladder: who is told, how, and how long they may stay silent before the next rung is told. */
export type Rung = {
  name: 'on-duty' | 'officers' | 'chair' | 'province' | 'national';
  waitMinutes: number;
  channels: readonly Channel[];
};

type Ladder = readonly Rung[];

const both = ['sms', 'email'] as const;

const ladder = (waits: Record<Rung['name'], number>): Ladder => [
  { name: 'on-duty', waitMinutes: waits['on-duty'], channels: both },
  { name: 'officers', waitMinutes: waits.officers, channels: both },
  { name: 'chair', waitMinutes: waits.chair, channels: both },
  { name: 'province', waitMinutes: waits.province, channels: both },
  { name: 'national', waitMinutes: waits.national, channels: both },
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
  /** More SMS than this to one officer within the window are bundled into a digest. */
  burst: { withinMinutes: 60, singleSms: 5, digestEveryMinutes: 30 },
  /** How many must take an alert, by severity; one where none stands. */
  quorum: { 5: 2 },
  /** Shares of the month's SMS budget: above the first, what repeats is bundled; above the second, it goes by e-mail only. */
  budget: { digestAbove: 0.7, emailAbove: 0.85 },
} as const satisfies AlertPolicy;

export type AlertPolicy = {
  ladders: Record<'urgent' | 'usual' | 'light', Ladder>;
  ladderFrom: readonly { severity: number; ladder: 'urgent' | 'usual' | 'light' }[];
  repeatAtMostMinutes: number;
  quietHours: { from: string; to: string; digestAt: string; severityThrough: number };
  burst: { withinMinutes: number; singleSms: number; digestEveryMinutes: number };
  quorum: Readonly<Partial<Record<number, number>>>;
  budget: { digestAbove: number; emailAbove: number };
};

/** The ladder an alert of this severity climbs. */
export const ladderOf = (severity: number, policy: AlertPolicy = alertPolicy): Ladder => {
  const found = policy.ladderFrom.find((one) => severity >= one.severity);
  return policy.ladders[found?.ladder ?? 'usual'];
};

/** How many officers must take an alert of this severity before it stops climbing; never more than were told. */
export const quorumOf = (severity: number, policy: AlertPolicy = alertPolicy): number =>
  policy.quorum[severity] ?? 1;
