import { holidayCalendar, shippedDays, type HolidayCalendar } from '../law/holidays.ts';
import type { Now } from '../../../shared/clock.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { decreedDays, type CalendarStore } from './calendar-store.ts';

/** Milliseconds that one reading of the decrees serves everybody. */
export const calendarMs = 60_000;

type Needs = {
  years: Pick<CalendarStore, 'list'>;
  now: Now;
  /** Called when the decrees cannot be read. */
  fault: (error: unknown) => void;
};

/**
 * The calendar the public form counts by: the decrees as an admin last wrote them, read at most once a minute. Where
 * they cannot be read, those read last or shipped count on: nobody's report waits for a calendar.
 */
export const decreedCalendar = ({ years, now, fault }: Needs): (() => Promise<HolidayCalendar>) => {
  let last: HolidayCalendar | undefined;
  const read = async (): Promise<HolidayCalendar> => {
    try {
      last = holidayCalendar(await decreedDays(years));
    } catch (error) {
      fault(error);
    }
    return (last ??= holidayCalendar(shippedDays()));
  };
  return sharedAnswer(read, { now, forMs: calendarMs });
};
