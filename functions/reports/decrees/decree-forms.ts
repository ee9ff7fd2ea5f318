import * as z from 'zod/mini';
import { shownYear } from '../calendar/calendar-form.ts';
import { dayOffShape } from '../law/holidays.ts';
import { decideWithinMs, decreeState } from '../../../shared/decrees/decree.ts';
import { shownName } from '../../../shared/person-name.ts';
import type { YearChange } from './change.ts';
import { movedShape } from './moved-deadlines.ts';

const version = z.int().check(z.gte(0), z.lte(100_000));

/** All days off of a year, as data. */
export const yearForm = z.strictObject({
  /** The version that was looked at: 0 for a year as it is shipped. */
  version,
  days: z.array(dayOffShape).check(z.maxLength(80)),
});

const lines = z.string().check(z.maxLength(8000));

/** All days off of a year, as people write them: a day a line. */
export const linesForm = z.strictObject({
  version: z.pipe(
    z.union([version, z.string().check(z.regex(/^\d{1,6}$/))]),
    z.transform((given) => Number(given)),
  ),
  decree: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  holidays: lines,
  jointLeave: z.optional(lines),
  /** 'preview': says what would move, and asks nothing. */
  step: z.enum(['preview', 'ask']),
});

export const changeIdShape = z.string().check(z.regex(/^\d{13}-[0-9A-Za-z-]{8,50}$/));

export const shownChangeShape = z.object({
  year: z.string(),
  changeId: z.string(),
  /** 'agreed': in force, as the version after `version`. */
  state: z.enum(['waiting', 'lapsed', 'rejected', 'agreed']),
  version: z.int(),
  days: z.array(dayOffShape),
  askedAt: z.string(),
  askedBy: z.string(),
  askedByName: shownName,
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedByName: shownName,
  /** Until when a second person can agree. */
  until: z.string(),
  mayAgree: z.boolean(),
});
export type ChangeView = z.infer<typeof shownChangeShape>;

export const previewShape = z.object({ days: z.array(dayOffShape), moves: movedShape });

export const calendarAnswer = z.object({
  ...shownYear.shape,
  /** Years from this one on, up to the next, of which nothing is known: deadlines pass over weekends only. */
  missing: z.array(z.string()),
  /** Holidays with a date of their own, known before any decree of the year. */
  fixed: z.array(z.object({ date: z.string(), name: dayOffShape.shape.name })),
  /** What the waiting change would move; null where none waits. */
  moves: z.nullable(movedShape),
  /** Changes of the year, the newest first. */
  changes: z.array(shownChangeShape),
});
export type CalendarAnswer = z.infer<typeof calendarAnswer>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** A change as somebody entitled sees it at a moment. */
export const shownChange = (
  change: YearChange,
  { personId }: { personId: string },
  now: number,
): ChangeView => {
  const { asked, decision } = change;
  const state = decreeState(change, now);
  return {
    ...{ year: asked.year, changeId: asked.changeId, state },
    ...{ version: asked.version, days: asked.days },
    ...{ askedAt: iso(asked.at), askedBy: asked.by.personId },
    askedByName: asked.by.name ?? null,
    decidedAt: decision ? iso(decision.at) : null,
    decidedBy: decision?.by.personId ?? null,
    decidedByName: decision?.by.name ?? null,
    until: iso(asked.at + decideWithinMs),
    mayAgree: state === 'waiting' && asked.by.personId !== personId,
  };
};
