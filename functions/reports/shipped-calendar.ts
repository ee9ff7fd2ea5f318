import {
  holidayCalendar,
  shippedDays,
  type HolidayCalendar,
} from '../../shared/calendar/holidays.ts';

/** The calendar of the decrees that are shipped, made at first use: only working days ever ask it, and a cold start should not wait for it. */
export const shippedCalendar = (): HolidayCalendar => {
  let made: HolidayCalendar | undefined;
  const calendar = () => (made ??= holidayCalendar(shippedDays()));
  return {
    dayOff: (date) => calendar().dayOff(date),
    hasDecree: (year) => calendar().hasDecree(year),
  };
};
