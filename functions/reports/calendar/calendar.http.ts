import * as z from 'zod/mini';
import { dayOffShape, shippedDays, type DayOff } from '../law/holidays.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { requireAccess } from '../../access.ts';
import type { CalendarStore } from './calendar-store.ts';
import type { ChangedYear } from './changed-year.ts';

export const yearPath = z.object({ year: z.string().check(z.regex(/^20\d{2}$/)) });

export const calendarForm = z.strictObject({
  /** The version that was looked at: 0 where the year stands as it is shipped. */
  version: z.int().check(z.gte(0), z.lte(100_000)),
  days: z.array(dayOffShape).check(z.maxLength(80)),
});

export const shownYear = z.object({
  year: z.string(),
  version: z.int(),
  /** Null where the year stands as it is shipped. */
  changedAt: z.nullable(z.string()),
  days: z.array(dayOffShape),
});

type Needs = { years: Pick<CalendarStore, 'find' | 'put'>; now: () => number };

/** GET /v1/calendar/{year}: the holidays and joint leave deadlines are counted by. */
export const readCalendarHttp =
  ({ years }: Needs): HttpUseCase =>
  async (request) => {
    const { year } = readParameters(request.params, yearPath);
    return { status: 200, body: showYear(year, await years.find(year)) };
  };

/** PUT /v1/calendar/{year}: an admin of the nation enters a decree; every open case is counted anew by it. */
export const putCalendarHttp =
  ({ years, now }: Needs): HttpUseCase =>
  async (request) => {
    requireAccess('putCalendar', request.person);
    const { year } = readParameters(request.params, yearPath);
    const said = readBody(request, calendarForm);
    const days = said.days.map(tidied).sort((a, b) => a.date.localeCompare(b.date));
    const errors = wrongDays(year, said.days);
    if (errors.length > 0) throw new Refusal('invalid-fields', errors);
    const changed = { year, days, version: said.version + 1, changedAt: now() };
    const outcome = await years.put(changed);
    if (outcome !== 'kept' && !isSame(outcome, changed))
      throw new Refusal('conflict', [{ field: 'version', reason: 'changed-meanwhile' }]);
    return { status: 200, body: showYear(year, outcome === 'kept' ? changed : outcome) };
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

const showYear = (year: string, changed: ChangedYear | undefined): z.infer<typeof shownYear> => ({
  year,
  version: changed?.version ?? 0,
  changedAt: changed ? new Date(changed.changedAt).toISOString() : null,
  days: changed?.days ?? shippedDays().filter(({ date }) => date.startsWith(`${year}-`)),
});
