import { shippedDays } from '../law/holidays.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { YearView } from './calendar-form.ts';
import type { CalendarStore } from './calendar-store.ts';
import type { ChangedYear } from './changed-year.ts';
import type { CalendarOperations } from './operations.ts';

type Needs = { years: Pick<CalendarStore, 'find'> };

/** GET /v1/calendar/{year}: the holidays and joint leave deadlines are counted by. */
export const readCalendarHttp =
  ({ years }: Needs): Does<CalendarOperations['readCalendar']> =>
  async ({ path: { year } }) => ({ status: 200, body: showYear(year, await years.find(year)) });

/** A year as it is now: as it was changed, or as it is shipped. */
export const showYear = (year: string, changed: ChangedYear | undefined): YearView => ({
  year,
  version: changed?.version ?? 0,
  changedAt: changed ? new Date(changed.changedAt).toISOString() : null,
  days: changed?.days ?? shippedDays().filter(({ date }) => date.startsWith(`${year}-`)),
});
