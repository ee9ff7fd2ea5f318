import * as z from 'zod/mini';
import type { CalendarStore } from '../calendar/calendar-store.ts';
import { recounted, zoneOfCase, type DeadlineBasis } from '../cases/case-deadline.ts';
import { everyCase, type ReadQueue } from '../cases/case-queue.ts';
import { dueOrNull, type Case } from '../cases/case.ts';
import { deadlineSteps, type DeadlineLaw } from '../law/deadline-rules.ts';
import { holidayCalendar, withChangedYears, type DayOff } from '../law/holidays.ts';
import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';

/** How far a preview looks, in milliseconds, and how many kinds of moves it shows. */
const bounds = { lookMs: 10_000, shown: 20 };

export const movedShape = z.object({
  /** Open cases that were looked at; all of them unless `complete` is false. */
  looked: z.int(),
  complete: z.boolean(),
  /** Cases whose deadline moves. */
  moved: z.int(),
  /** Of them those that would be overdue at once, and are not now. */
  overdue: z.int(),
  /** The first of them by day: which step, from and to which day of the region's clock, and how many cases. No case is named. */
  first: z.array(
    z.object({
      step: z.nullable(z.enum(deadlineSteps)),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
      cases: z.int(),
    }),
  ),
});
export type Moved = z.infer<typeof movedShape>;
type Move = Omit<Moved['first'][number], 'cases'>;

type Looking = { campaign: Campaign; readQueue: ReadQueue; now: Now };
type Needs = Looking & { law: DeadlineLaw; years: Pick<CalendarStore, 'list'> };

/** Counts which deadlines of open cases would move if a year had these days off (`movesBy`). */
export const movedDeadlines =
  (needs: Needs) =>
  async (year: string, days: readonly DayOff[]): Promise<Moved> => {
    const { campaign, law, years } = needs;
    const changed = (await years.list()).map((one) => [one.year, one.days] as const);
    const calendar = holidayCalendar(withChangedYears(new Map([...changed, [year, days]])));
    return movesBy(needs)({ campaign, calendar, law, mark: 'preview' });
  };

/**
 * Counts which deadlines of open cases would move if they were counted by other days off or rules. Admins and oversight may open no case, so
 * it names none: it says days and numbers over the whole nation. What cannot be looked at within ten seconds is left out,
 * and said so.
 */
export const movesBy =
  ({ campaign, readQueue, now }: Looking) =>
  async (by: DeadlineBasis): Promise<Moved> => {
    const until = now() + bounds.lookMs;
    const moves: Move[] = [];
    let looked = 0;
    let overdue = 0;
    let complete = true;
    await eachOf(campaign.regions, { atOnce: 8 }, async ({ code: region }) => {
      for await (const kept of everyCase(readQueue, { region, which: 'open' })) {
        if (now() > until) {
          complete = false;
          return;
        }
        looked += 1;
        const anew = recounted(kept, by);
        moves.push(...moveOf(kept, anew, by));
        const at = now();
        overdue += Number(anew.dueAt < at && at <= kept.dueAt);
      }
    });
    const first = grouped(moves).slice(0, bounds.shown);
    return { looked, complete, moved: moves.length, overdue, first };
  };

const moveOf = (kept: Case, anew: Case, by: DeadlineBasis): Move[] => {
  if (anew.dueAt === kept.dueAt && anew.dueFor === kept.dueFor) return [];
  const day = (one: Case) => {
    const due = dueOrNull(one);
    return due === null ? null : dayOf(due, zoneOfCase(one, by.campaign));
  };
  return [{ step: anew.dueFor ?? kept.dueFor ?? null, from: day(kept), to: day(anew) }];
};

const grouped = (moves: readonly Move[]): Moved['first'] => {
  const counts = new Map<string, Moved['first'][number]>();
  for (const move of moves) {
    const key = `${move.from ?? ''} ${move.to ?? ''} ${move.step ?? ''}`;
    const known = counts.get(key);
    counts.set(key, { ...move, cases: (known?.cases ?? 0) + 1 });
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([, move]) => move);
};
