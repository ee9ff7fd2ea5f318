import { shippedDays, type DayOff } from '../law/holidays.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { ShownYear } from './calendar-form.ts';
import type { CalendarStore } from './calendar-store.ts';
import type { ChangedYear } from './changed-year.ts';
import type { CalendarOperations } from './operations.ts';

type Needs = { years: Pick<CalendarStore, 'find' | 'put'>; now: () => number };

/** GET /v1/calendar/{year}: the holidays and joint leave deadlines are counted by. */
export const readCalendarHttp =
  ({ years }: Needs): Does<CalendarOperations['readCalendar']> =>
  async ({ path: { year } }) => ({ status: 200, body: showYear(year, await years.find(year)) });

/** PUT /v1/calendar/{year}: an admin of the nation enters a decree; every open case is counted anew by it. */
export const putCalendarHttp =
  ({ years, now }: Needs): Does<CalendarOperations['putCalendar']> =>
  async ({ path: { year }, body: form }) => {
    const days = form.days.map(tidied).sort((a, b) => a.date.localeCompare(b.date));
    const errors = wrongDays(year, form.days);
    if (errors.length > 0) throw new Refusal('invalid-fields', errors);
    const changed = { year, days, version: form.version + 1, changedAt: now() };
    const outcome = await years.put(changed);
    if (outcome !== 'stored' && !isSame(outcome, changed))
      throw new Refusal('conflict', [{ field: 'version', reason: 'changed-meanwhile' }]);
    return { status: 200, body: showYear(year, outcome === 'stored' ? changed : outcome) };
  };

/** The same change, sent again. */
const isSame = (present: ChangedYear | undefined, { version, days }: ChangedYear): boolean =>
  present?.version === version && JSON.stringify(present.days) === JSON.stringify(days);

const tidied = ({ date, kind, name, decree }: DayOff): DayOff => ({
  date,
  kind,
  name: { id: tidyText(name.id), en: tidyText(name.en) },
  decree: tidyText(decree),
});

const wrongDays = (year: string, days: DayOff[]): FieldError[] => {
  const seen = new Set<string>();
  return days.flatMap(({ date, kind }, index) => {
    const isTwice = seen.has(`${date} ${kind}`);
    seen.add(`${date} ${kind}`);
    const field = `days.${index}.date`;
    if (!date.startsWith(`${year}-`)) return [{ field, reason: 'not-of-that-year' }];
    return isTwice ? [{ field, reason: 'named-twice' }] : [];
  });
};

const showYear = (year: string, changed: ChangedYear | undefined): ShownYear => ({
  year,
  version: changed?.version ?? 0,
  changedAt: changed ? new Date(changed.changedAt).toISOString() : null,
  days: changed?.days ?? shippedDays().filter(({ date }) => date.startsWith(`${year}-`)),
});
