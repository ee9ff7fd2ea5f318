import * as z from 'zod/mini';

export const alertChannels = ['sms', 'email', 'whatsapp'] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** Who is told, rung by rung; the last is told again and again. */
export const rungs = ['on-duty', 'officers', 'chair', 'province', 'national'] as const;
/** While nobody has settled where the accused serves: nobody of the region. */
export const namingRungs = ['province', 'national', 'independent'] as const;
export const ladderNames = ['urgent', 'usual', 'light'] as const;
export type LadderName = (typeof ladderNames)[number];

type Waits = Record<LadderName, number[]>;

/** What of an alert line may be another in a region: decided by two people, or written in the deployment's file. */
export type AlertPlan = {
  /** In which order channels are used; SMS and e-mail always, WhatsApp where it is named. */
  channels: AlertChannel[];
  /** Minutes of silence allowed on each of `rungs`, and on each of `namingRungs`. */
  waits: Waits;
  namingWaits: Waits;
  /** The night on the region's own clocks ('HH:MM'), and when the morning's digest goes. */
  night: { from: string; to: string; digestAt: string };
  /** Above so many to one officer within an hour, what is told again is bundled. */
  singleSms: number;
  singleMails: number;
};

/**
 * How the alert line behaves unless somebody decided otherwise. To change for every region how long the satgas may stay
 * silent, whom the night spares, or when messages are bundled, change a number here.
 */
export const releasedPlan: AlertPlan = {
  channels: [...alertChannels],
  waits: {
    urgent: [10, 10, 10, 15, 30],
    usual: [15, 15, 15, 30, 60],
    light: [60, 60, 120, 240, 480],
  },
  namingWaits: { urgent: [10, 10, 15], usual: [30, 30, 60], light: [120, 120, 240] },
  night: { from: '20:00', to: '06:00', digestAt: '06:30' },
  singleSms: 5,
  singleMails: 10,
};

/**
 * How far a region may go, whoever decides. A value beyond them is never stored, and never laid where it is stored all the
 * same: no region can be silenced by a long wait, a night without end, or a line without a channel.
 */
export const alertBounds = {
  leastMinutes: 5,
  /** How often the release's own wait of a rung may be taken. */
  mostTimes: 2,
  nightFrom: { earliest: '19:00', latest: '23:30' },
  nightTo: { earliest: '03:00', latest: '07:00' },
  /** The digest goes at most so long after the night. */
  digestWithinMinutes: 60,
  singleSms: { least: 3, most: 20 },
  singleMails: { least: 5, most: 40 },
} as const;

/** How long the silence on a rung may be made, in minutes. */
export const mostMinutes = (released: number): number => released * alertBounds.mostTimes;

const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = () => z.string().check(z.regex(timeForm));

const between = (at: string, { earliest, latest }: { earliest: string; latest: string }): boolean =>
  timeForm.test(at) && at >= earliest && at <= latest;

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

export const isNightInBounds = ({ from, to, digestAt }: AlertPlan['night']): boolean => {
  const after = minutesOf(digestAt) - minutesOf(to);
  return (
    between(from, alertBounds.nightFrom) &&
    between(to, alertBounds.nightTo) &&
    timeForm.test(digestAt) &&
    after >= 0 &&
    after <= alertBounds.digestWithinMinutes
  );
};

export const areChannelsInBounds = (channels: readonly AlertChannel[]): boolean =>
  new Set(channels).size === channels.length &&
  channels.includes('sms') &&
  channels.includes('email');

const areWaitsInBounds = (waits: readonly number[], released: readonly number[]): boolean =>
  waits.length === released.length &&
  waits.every(
    (wait, n) => wait >= alertBounds.leastMinutes && wait <= mostMinutes(released[n] ?? 0),
  );

/** Whether each rung of every ladder is climbed in bounds. */
export const areLaddersInBounds = (waits: Waits, released: Waits): boolean =>
  ladderNames.every((name) => areWaitsInBounds(waits[name], released[name]));

const laddersShape = () => {
  const waits = z.array(z.int()).check(z.maxLength(rungs.length));
  return z.object({ urgent: waits, usual: waits, light: waits });
};

const count = ({ least, most }: { least: number; most: number }) =>
  z.int().check(z.gte(least), z.lte(most));

/** The shape of a plan, bounds and all. */
export const alertPlanShape = () =>
  z.object({
    channels: z.array(z.enum(alertChannels)).check(
      z.refine(areChannelsInBounds, {
        error: 'names a channel twice, or lacks sms or email: WhatsApp is never the only channel',
      }),
    ),
    waits: laddersShape().check(
      z.refine((waits) => areLaddersInBounds(waits, releasedPlan.waits), {
        error: 'waits outside the bounds of alert-policy.ts',
      }),
    ),
    namingWaits: laddersShape().check(
      z.refine((waits) => areLaddersInBounds(waits, releasedPlan.namingWaits), {
        error: 'waits outside the bounds of alert-policy.ts',
      }),
    ),
    night: z
      .object({ from: time(), to: time(), digestAt: time() })
      .check(z.refine(isNightInBounds, { error: 'is outside the bounds of alert-policy.ts' })),
    singleSms: count(alertBounds.singleSms),
    singleMails: count(alertBounds.singleMails),
  });
