import { askByTwo, decideByTwo } from '../../../shared/decrees/by-two.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { CalendarStore } from '../calendar/calendar-store.ts';
import type { DayOff } from '../law/holidays.ts';
import type { Decided, RequestedChange, YearChange } from './change.ts';
import type { ChangeStore } from './change-store.ts';

type Asking = {
  years: Pick<CalendarStore, 'find'>;
  changes: Pick<ChangeStore, 'add' | 'list'>;
  newId: () => string;
  now: Now;
};

/** All days off of a year as somebody wants them, upon the version they looked at. */
export type NewYear = { year: string; version: number; days: DayOff[] };

const stale = 'year-changed';

/** Asks to replace the days off of a year, as every decree is asked for (`askByTwo`). */
export const askForYear =
  ({ years, changes, newId, now }: Asking) =>
  async ({ year, version, days }: NewYear, person: Person): Promise<YearChange> =>
    askByTwo<RequestedChange, Decided>({ store: changes, newId, now })(
      {
        ...{ subject: year, version, stale },
        present: (await years.find(year))?.version ?? 0,
        make: (head) => ({ ...head, year, days }),
        contentOf: (asked) => asked.days,
      },
      person,
    );

type Deciding = { changes: Pick<ChangeStore, 'add' | 'agree' | 'find'>; now: Now };
export type YearDecision = { year: string; changeId: string; is: Decided['is'] };

/** Another person agrees to a year or somebody rejects it, as every decree is decided (`decideByTwo`). */
export const decideYear =
  ({ changes, now }: Deciding) =>
  ({ year, changeId, is }: YearDecision, person: Person): Promise<YearChange> =>
    decideByTwo<RequestedChange, Decided>({ store: changes, now })(
      { subject: year, changeId, is, stale, make: (head) => ({ ...head, year }) },
      person,
    );
