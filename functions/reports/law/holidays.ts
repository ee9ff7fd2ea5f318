import * as z from 'zod/mini';
import { isDay } from '../../../shared/calendar/dates.ts';
import data from './holidays.json' with { type: 'json' };

const name = z.string().check(z.minLength(2), z.maxLength(120));

/** One day off by decree: a holiday, or joint leave (cuti bersama), on which offices are closed too. */
export const dayOffShape = z.object({
  date: z.string().check(z.refine(isDay, { error: 'is not a day written YYYY-MM-DD' })),
  kind: z.enum(['holiday', 'joint-leave']),
  name: z.object({ id: name, en: name }),
  /** Its number: SKB of three ministers, or a presidential decree for a voting day. */
  decree: z.string().check(z.minLength(3), z.maxLength(200)),
});
export type DayOff = z.infer<typeof dayOffShape>;

/** Which days are off; a year without a decree has its weekends only, and says so. */
export type HolidayCalendar = {
  dayOff: (date: string) => DayOff | undefined;
  /** Whether anything is known of a year, 'YYYY'. */
  hasDecree: (year: string) => boolean;
};

/** A row of the file; its own test holds each to `dayOffShape`, so that no cold start need check them all. */
type Row = Omit<DayOff, 'kind'> & { kind: string };

const isDayOff = (row: Row): row is DayOff => row.kind === 'holiday' || row.kind === 'joint-leave';

let read: DayOff[] | undefined;

/** The days off that are shipped: SKB 3 Menteri for 2024 to 2026, and the two voting days of 2024. */
export const shippedDays = (): DayOff[] => (read ??= data.days.filter(isDayOff));

/** A calendar of these days; a day that is both holiday and joint leave is a holiday. */
export const holidayCalendar = (days: readonly DayOff[]): HolidayCalendar => {
  const leaveFirst = [...days].sort((a, b) => b.kind.localeCompare(a.kind));
  const byDate = new Map(leaveFirst.map((day) => [day.date, day]));
  const years = new Set(days.map(({ date }) => date.slice(0, 4)));
  return {
    dayOff: (date) => byDate.get(date),
    hasDecree: (year) => years.has(year),
  };
};

/** The shipped days with some years as an admin has written them since: a changed year replaces the shipped one whole. */
export const withChangedYears = (changed: ReadonlyMap<string, readonly DayOff[]>): DayOff[] => [
  ...shippedDays().filter(({ date }) => !changed.has(date.slice(0, 4))),
  ...[...changed.values()].flat(),
];
