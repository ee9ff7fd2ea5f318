import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { dayOf, startOfDay } from '../../../shared/calendar/dates.ts';
import { computeDeadline, type Deadline } from '../law/deadline.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import type { Stop } from '../law/stops.ts';
import { zoneOf, type Zone } from '../../../shared/calendar/zones.ts';
import {
  ruleFor,
  type DeadlineLaw,
  type DeadlineStepName,
  type LawRule,
} from '../law/deadline-rules.ts';
import { electionOf } from '../../../shared/calendar/election.ts';
import { laneRules } from '../lanes.ts';
import { moves } from './case-moves.ts';
import { nothingDueMs, type Case } from './case.ts';

/** What deadlines are counted by; `mark` distinguishes one set of holidays and rules from another. */
export type DeadlineBasis = {
  campaign: Campaign;
  calendar: HolidayCalendar;
  law: DeadlineLaw;
  mark: string;
};

/** One deadline that concerns a case: by which rule, since when, until when, and how it was counted. */
export type CaseDeadline = {
  step: DeadlineStepName;
  rule: LawRule;
  startedAt: number;
  deadline: Deadline;
};

/** States a case has before it is passed on to anybody; from them its reporter can withdraw it. */
export const beforeReferral: readonly string[] =
  moves.find(({ name }) => name === 'withdraw')?.from ?? [];

/** The wall clock a case lives by. */
export const zoneOfCase = ({ region }: Pick<Case, 'region'>, campaign: Campaign): Zone =>
  servedRegion(campaign, region)?.zone ?? zoneOf(region);

/** Whether a deadline is the one by which Bawaslu must have it: once missed, it is missed for good. */
export const isBawaslus = (step: DeadlineStepName | undefined): boolean =>
  step !== undefined && Object.values(laneRules).some(({ bawaslu }) => bawaslu === step);

/** Every deadline that concerns a case now: of its own step, of the reporter's answer, and Bawaslu's. */
export const deadlinesOf = (kept: Case, counting: DeadlineBasis): CaseDeadline[] => {
  const { clock, askedSince, stops } = kept;
  const of = deadlineIn(kept, counting);
  return [
    ...(clock ? [of(clock.step, clock.startedAt, stops)] : []),
    ...(askedSince === undefined ? [] : [of('reporter-completes', askedSince)]),
    ...bawasluDeadline(kept, counting),
  ];
};

const deadlineIn =
  (kept: Case, { campaign, calendar, law }: DeadlineBasis) =>
  (step: DeadlineStepName, startedAt: number, stops: Stop[] = []): CaseDeadline => {
    const zone = zoneOfCase(kept, campaign);
    const { kind } = electionOf(campaign, kept.region, kept.occurredOn);
    const rule = ruleFor(law, step, { kind, onDate: dayOf(startedAt, zone) });
    const deadline = computeDeadline({ rule, startMs: startedAt, zone, calendar, stops });
    return { step, rule, startedAt, deadline };
  };

/** The time to bring it to Bawaslu, where its lane has one: while it is here, and if it came in time at all. */
const bawasluDeadline = (kept: Case, counting: DeadlineBasis): CaseDeadline[] => {
  const step = laneRules[kept.lane].bawaslu;
  if (!step || !beforeReferral.includes(kept.state)) return [];
  const start = startOfDay(kept.knownOn, zoneOfCase(kept, counting.campaign));
  const found = deadlineIn(kept, counting)(step, start);
  const isReport = Math.max(kept.receivedAt, kept.raisedAt ?? 0);
  return (found.deadline.dueAt ?? 0) < isReport ? [] : [found];
};

/** The earliest of a case's deadlines that runs; one of Bawaslu's that was missed is missed for good. */
const dueOf = (kept: Case, counting: DeadlineBasis): Pick<Case, 'dueAt' | 'dueFor'> => {
  const running = deadlinesOf(kept, counting)
    .flatMap(({ step, deadline: { dueAt } }) => (dueAt === undefined ? [] : [{ step, dueAt }]))
    .filter(({ step }) => !isBawaslus(step) || kept.missedBawaslu !== true)
    .sort((a, b) => a.dueAt - b.dueAt);
  const [first] = running;
  if (first) return { dueAt: first.dueAt, dueFor: first.step };
  return { dueAt: nothingDueMs + kept.lastMove.at, dueFor: undefined };
};

/** A case with its deadline counted anew. */
export const recounted = (kept: Case, counting: DeadlineBasis): Case => ({
  ...kept,
  ...dueOf(kept, counting),
  countedBy: counting.mark,
});
