import * as z from 'zod/mini';
import type { CalendarStore } from '../calendar/calendar-store.ts';
import { recounted, zoneOfCase, type DeadlineBasis } from '../cases/case-deadline.ts';
import { everyCase, type ReadQueue } from '../cases/case-queue.ts';
import { dueOrNull, type Case } from '../cases/case.ts';
import { deadlineSteps } from '../law/deadline-rules.ts';
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

type Needs = {
  campaign: Campaign;
  readQueue: ReadQueue;
  years: Pick<CalendarStore, 'list'>;
  now: Now;
};

/**
 * Counts which deadlines of open cases would move if a year had these days off. Admins and oversight may open no case, so
 * it names none: it says days and numbers over the whole nation. What cannot be looked at within ten seconds is left out,
 * and said so.
 */
export const movedDeadlines =
  ({ campaign, readQueue, years, now }: Needs) =>
  async (year: string, days: readonly DayOff[]): Promise<Moved> => {
    const changed = (await years.list()).map((one) => [one.year, one.days] as const);
    const calendar = holidayCalendar(withChangedYears(new Map([...changed, [year, days]])));
    const by = { campaign, calendar, mark: 'preview' };
    const until = now() + bounds.lookMs;
    const moves: Move[] = [];
    let looked = 0;
    let complete = true;
    await eachOf(campaign.regions, { atOnce: 8 }, async ({ code: region }) => {
      for await (const kept of everyCase(readQueue, { region, which: 'open' })) {
        if (now() > until) {
          complete = false;
          return;
        }
        looked += 1;
        moves.push(...moveOf(kept, by));
      }
    });
    return { looked, complete, moved: moves.length, first: grouped(moves).slice(0, bounds.shown) };
  };

const moveOf = (kept: Case, by: DeadlineBasis): Move[] => {
  const anew = recounted(kept, by);
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
