import * as z from 'zod/mini';
import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { computeDeadline } from '../law/deadline.ts';
import { explainStep } from '../law/deadline-words.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { dayOf, startOfDay } from '../../../shared/calendar/dates.ts';
import { ruleFor, type DeadlineLaw, type DeadlineStepName } from '../law/deadline-rules.ts';
import { electionOf, type Election } from '../../../shared/calendar/election.ts';
import { date } from './ask.ts';
import { deadlineInWords } from './report-deadline-words.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

const words = z.object({ id: z.string(), en: z.string() });

/** The time left to bring a report to Bawaslu, and how it was counted. */
export const reportDeadline = z.object({
  region: z.string(),
  knownOn: z.string(),
  /** The region's own date at the time of the request. */
  today: z.string(),
  election: z.object({ kind: z.enum(['pilkada', 'pemilu']), name: words }),
  rule: z.object({
    clock: z.enum(['calendar-hours', 'calendar-days', 'working-days']),
    amount: z.int(),
    source: z.string(),
    note: z.nullable(words),
  }),
  dueAt: z.string(),
  /** Last day to report, by the region's own calendar. */
  dueOn: z.string(),
  late: z.boolean(),
  /** Null once it is late. */
  left: z.nullable(z.object({ days: z.int(), hours: z.int(), minutes: z.int() })),
  /** The same in a sentence. */
  told: words,
  steps: z.array(words),
});
export type ReportDeadline = z.infer<typeof reportDeadline>;

/** Where, and since when it is known: all the deadline needs, and nothing about anybody. */
export const reportDeadlineQuery = z.object({
  region: regionCode,
  knownOn: date,
});

type Needs = { campaign: Campaign; calendar: HolidayCalendar; law: DeadlineLaw };
type DeadlineRequest = {
  region: CampaignRegion;
  knownOn: string;
  now: number;
  /** Which deadline runs from the day: to report, unless said. */
  step?: DeadlineStepName;
};

/** The deadline to report, by the calendar of the region's kind of election (shared/law); `knownOn` must be a day that exists. */
export const deadlineToReport =
  ({ campaign, calendar, law }: Needs) =>
  ({ region, knownOn, now, step = 'report-after-known' }: DeadlineRequest): ReportDeadline => {
    const { zone } = region;
    const { kind, name }: Election = electionOf(campaign, region.code, knownOn);
    const rule = ruleFor(law, step, { kind, onDate: knownOn });
    const startMs = startOfDay(knownOn, zone);
    const { dueAt, steps } = computeDeadline({ rule, startMs, zone, calendar });
    if (dueAt === undefined) throw new Error('a deadline without stops always ends');
    const late = now > dueAt;
    const left = late ? null : leftOf(dueAt - now);
    return {
      region: region.code,
      knownOn,
      today: dayOf(now, zone),
      election: { kind, name },
      rule: {
        clock: rule.clock,
        amount: rule.amount,
        source: rule.source,
        note: rule.note ?? null,
      },
      dueAt: new Date(dueAt).toISOString(),
      dueOn: dayOf(dueAt, zone),
      late,
      left,
      told: deadlineInWords({ left, dueAt, zone, rule, electionName: name }),
      steps: steps.map((step) => explainStep(step, zone)),
    };
  };

const minuteMs = 60_000;

const leftOf = (ms: number) => {
  const minutes = Math.floor(ms / minuteMs);
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
};
