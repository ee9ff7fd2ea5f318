import { addDays, dayOf, endOfDay, startOfDay, weekdayOf } from '../../../shared/calendar/dates.ts';
import type { DayOff, HolidayCalendar } from './holidays.ts';
import { inOrder, type Stop } from './stops.ts';
import type { Zone } from '../../../shared/calendar/zones.ts';

const hourMs = 3_600_000;
/** The longest deadline there is, in days or in hours' days; one beyond it is a mistake in the rule. */
const mostDays = 400;
/** The most days looked at, stops and days off included: a calendar of days off only does not count for ever. */
const mostSteps = 4_000;

/** How a deadline counts, and where that is written. */
export type DeadlineRule = {
  clock: 'calendar-hours' | 'calendar-days' | 'working-days';
  amount: number;
  /** 'day-after': from the day after. 'moment': hours from that very moment, days with that day as the first. */
  startsOn: 'moment' | 'day-after';
  source: string;
};

/** One step of the reasoning, in order. Days are local, 'YYYY-MM-DD'; moments milliseconds since the epoch. */
export type DeadlineStep =
  | { kind: 'started'; at: number; date: string }
  | { kind: 'counted'; date: string; number: number }
  | { kind: 'weekend'; date: string }
  | { kind: 'day-off'; date: string; off: DayOff['kind']; name: DayOff['name']; decree: string }
  | { kind: 'stopped-days'; date: string; to: string }
  | { kind: 'stopped'; at: number; to: number }
  | { kind: 'no-decree'; year: string }
  | { kind: 'waiting'; since: number; left: number; unit: 'hours' | 'days' }
  | { kind: 'due'; at: number };

/** When something is due and why; while the clock paused nothing is, and `left` says what remains. */
export type Deadline =
  | { dueAt: number; paused: false; steps: DeadlineStep[] }
  | { dueAt: undefined; paused: true; steps: DeadlineStep[] };

export type DeadlineInput = {
  rule: DeadlineRule;
  /** What the deadline runs from, in milliseconds since the epoch. */
  startMs: number;
  zone: Zone;
  calendar: HolidayCalendar;
  /** When the clock stood still; one without an end still does. */
  stops?: readonly Stop[] | undefined;
};

/**
 * When something is due, step by step. Days end at 23:59:59.999 by the region's own wall; a day the clock stood
 * still on, be it for a moment, is not counted; hours are added exactly. What was due before a stop stays due.
 * Throws RangeError for an amount that is no whole number from 1 to 400 days, or a start that is no moment.
 */
export const computeDeadline = ({ stops = [], ...asked }: DeadlineInput): Deadline => {
  const { amount, clock } = asked.rule;
  const days = clock === 'calendar-hours' ? amount / 24 : amount;
  if (!Number.isInteger(amount) || amount < 1 || days > mostDays)
    throw new RangeError(`${amount} ${clock} is no deadline`);
  if (!Number.isFinite(asked.startMs)) throw new RangeError('a deadline starts at a moment');
  const merged = inOrder(stops);
  return clock === 'calendar-hours' ? countHours(asked, merged) : countDays(asked, merged);
};

type RunningInput = Omit<DeadlineInput, 'stops'>;

const started = ({ startMs, zone }: RunningInput): DeadlineStep => ({
  kind: 'started',
  at: startMs,
  date: dayOf(startMs, zone),
});

const due = (at: number, steps: DeadlineStep[]): Deadline => ({
  dueAt: at,
  paused: false,
  steps: [...steps, { kind: 'due', at }],
});

const waiting = (
  steps: DeadlineStep[],
  remains: { since: number; left: number; unit: 'hours' | 'days' },
): Deadline => ({
  dueAt: undefined,
  paused: true,
  steps: [...steps, { kind: 'waiting', ...remains }],
});

const countHours = (asked: RunningInput, stops: Stop[]): Deadline => {
  const { rule, startMs, zone } = asked;
  const steps = [started(asked)];
  let at =
    rule.startsOn === 'moment' ? startMs : startOfDay(addDays(dayOf(startMs, zone), 1), zone);
  let leftMs = rule.amount * hourMs;
  for (const { fromMs, toMs = Infinity } of stops) {
    if (toMs <= at) continue;
    const ran = Math.max(fromMs - at, 0);
    if (leftMs <= ran) break;
    leftMs -= ran;
    at = Math.max(at, fromMs);
    if (toMs === Infinity)
      return waiting(steps, { since: fromMs, left: leftMs / hourMs, unit: 'hours' });
    steps.push({ kind: 'stopped', at, to: toMs });
    at = toMs;
  }
  return due(at + leftMs, steps);
};

const countDays = (asked: RunningInput, stops: Stop[]): Deadline => {
  const { rule, zone } = asked;
  const steps = [started(asked)];
  const still = stoppedDays(stops, zone);
  let date = dayOf(asked.startMs, zone);
  if (rule.startsOn === 'day-after') date = addDays(date, 1);
  let counted = 0;
  for (let looked = 0; looked < mostSteps; looked += 1, date = addDays(date, 1)) {
    const stop = still.find(({ from, to }) => from <= date && date <= to);
    if (stop?.since !== undefined)
      return waiting(steps, { since: stop.since, left: rule.amount - counted, unit: 'days' });
    if (stop) {
      addStopped(steps, date);
      continue;
    }
    const isCounted = addDay(steps, date, asked, counted + 1);
    if (isCounted) counted += 1;
    if (counted === rule.amount) return due(endOfDay(date, zone), steps);
  }
  throw new RangeError(`${rule.amount} ${rule.clock} do not end within ${mostSteps} days`);
};

/** Adds what a day was, and says whether it counted. */
const addDay = (
  steps: DeadlineStep[],
  date: string,
  { rule, calendar }: RunningInput,
  number: number,
): boolean => {
  const free = rule.clock === 'working-days' ? dayFree(date, calendar) : undefined;
  const year = date.slice(0, 4);
  const isTold = steps.some((step) => step.kind === 'no-decree' && step.year === year);
  if (rule.clock === 'working-days' && !calendar.hasDecree(year) && !isTold)
    steps.push({ kind: 'no-decree', year });
  steps.push(free ?? { kind: 'counted', date, number });
  return free === undefined;
};

const dayFree = (date: string, calendar: HolidayCalendar): DeadlineStep | undefined => {
  const off = calendar.dayOff(date);
  if (off) return { kind: 'day-off', date, off: off.kind, name: off.name, decree: off.decree };
  return [0, 6].includes(weekdayOf(date)) ? { kind: 'weekend', date } : undefined;
};

/** Days that follow each other are one step. */
const addStopped = (steps: DeadlineStep[], date: string): void => {
  const last = steps.at(-1);
  if (last?.kind === 'stopped-days' && addDays(last.to, 1) === date) last.to = date;
  else steps.push({ kind: 'stopped-days', date, to: date });
};

type StoppedDays = { from: string; to: string; since?: number };

/** The days each stop touches; the last one is open as long as the clock paused. */
const stoppedDays = (stops: Stop[], zone: Zone): StoppedDays[] =>
  stops.map(({ fromMs, toMs }) => ({
    from: dayOf(fromMs, zone),
    ...(toMs === undefined ? { to: '9999-12-31', since: fromMs } : { to: dayOf(toMs - 1, zone) }),
  }));
