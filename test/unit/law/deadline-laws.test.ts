import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { dayOf, endOfDay, isDay, startOfDay } from '../../../shared/calendar/dates.ts';
import { computeDeadline, type DeadlineRule } from '../../../functions/reports/law/deadline.ts';
import data from '../../../functions/reports/law/holidays.json' with { type: 'json' };
import {
  dayOffShape,
  holidayCalendar,
  shippedDays,
  withChangedYears,
  type DayOff,
} from '../../../functions/reports/law/holidays.ts';
import { inOrder } from '../../../functions/reports/law/stops.ts';
import { localDate, localTime, type Zone } from '../../../shared/calendar/zones.ts';

const dayMs = 86_400_000;
const calendar = holidayCalendar(shippedDays());
const zones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;

// From 2023, for which nothing is known, over the three years of decrees into 2027 and 2028, for which nothing is.
const start = fc.integer({
  min: Date.parse('2023-11-01T00:00:00Z'),
  max: Date.parse('2028-01-01T00:00:00Z'),
});
const zone = fc.constantFrom(...zones);
const rule: fc.Arbitrary<DeadlineRule> = fc.record({
  clock: fc.constantFrom('calendar-hours', 'calendar-days', 'working-days'),
  amount: fc.integer({ min: 1, max: 40 }),
  startsOn: fc.constantFrom('moment', 'day-after'),
  source: fc.constant('a property'),
});
const hoursRule = { clock: 'calendar-hours', startsOn: 'moment', source: 'a property' } as const;
const stop = fc
  .tuple(start, fc.integer({ min: 1, max: 20 * dayMs }))
  .map(([fromMs, forMs]) => ({ fromMs, toMs: fromMs + forMs }));
/** Stops near the start, where they matter. */
const stopsNear = (at: number) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -3 * dayMs, max: 30 * dayMs }),
        fc.integer({ min: 1, max: 9 * dayMs }),
      )
      .map(([after, forMs]) => ({ fromMs: at + after, toMs: at + after + forMs })),
    { maxLength: 4 },
  );
const startAndStops = start.chain((at) => fc.tuple(fc.constant(at), stopsNear(at)));

const dayOff = (date: string): DayOff => ({
  ...{ date, kind: 'holiday', name: { id: 'Libur', en: 'A day off' } },
  decree: 'a property',
});

const due = (
  startMs: number,
  asked: DeadlineRule,
  { where = 'Asia/Jakarta', days = calendar, stops = [] }: Partial<Ground> = {},
): number => {
  const { dueAt } = computeDeadline({ rule: asked, startMs, zone: where, calendar: days, stops });
  if (dueAt === undefined) throw new Error('nothing is due');
  return dueAt;
};
type Ground = {
  where: Zone;
  days: typeof calendar;
  stops: { fromMs: number; toMs: number }[];
};

describe('the laws of the deadline engine', () => {
  it('a later start is never due earlier, whatever stops there were', () => {
    fc.assert(
      fc.property(
        startAndStops,
        fc.nat(12 * dayMs),
        rule,
        zone,
        ([at, stops], later, by, where) => {
          const ground = { where, stops };
          expect(due(at + later, by, ground)).toBeGreaterThanOrEqual(due(at, by, ground));
        },
      ),
    );
  });

  it('a longer time is due later', () => {
    fc.assert(
      fc.property(startAndStops, rule, zone, ([at, stops], by, where) => {
        const longer = { ...by, amount: by.amount + 1 };
        expect(due(at, longer, { where, stops })).toBeGreaterThan(due(at, by, { where, stops }));
      }),
    );
  });

  it('nothing is due before it began', () => {
    fc.assert(
      fc.property(startAndStops, rule, zone, ([at, stops], by, where) => {
        expect(due(at, by, { where, stops })).toBeGreaterThan(at);
      }),
    );
  });

  it('the same wall clock is due at the same wall clock, in whatever zone', () => {
    fc.assert(
      fc.property(start, rule, (at, by) => {
        const read = zones.map((where) => {
          // The moment at which the clocks of that zone show what those of Jakarta show at `at`.
          const there =
            at + startOfDay('2026-01-01', where) - startOfDay('2026-01-01', 'Asia/Jakarta');
          const end = due(there, by, { where });
          return `${localDate(end, where)} ${localTime(end, where)}`;
        });
        expect(new Set(read).size).toBe(1);
      }),
    );
  });

  it('working days never end on a weekend, a holiday, joint leave, or a day the clock stood still', () => {
    fc.assert(
      fc.property(startAndStops, rule, zone, ([at, stops], by, where) => {
        const end = due(at, { ...by, clock: 'working-days' }, { where, stops });
        const date = localDate(end, where);
        expect(calendar.dayOff(date)).toBeUndefined();
        expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
        const touching = stops.filter(
          ({ fromMs, toMs }) => fromMs <= end && toMs > startOfDay(date, where),
        );
        expect(touching).toEqual([]);
      }),
    );
  });

  it('another day off never makes anything due earlier, and moves no clock but that of working days', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 60 }), rule, zone, (at, plus, by, where) => {
        const more = holidayCalendar([
          ...shippedDays(),
          dayOff(localDate(at + plus * dayMs, where)),
        ]);
        const [plain, longer] = [due(at, by, { where }), due(at, by, { where, days: more })];
        expect(longer).toBeGreaterThanOrEqual(plain);
        if (by.clock !== 'working-days') expect(longer).toBe(plain);
      }),
    );
  });

  it('another stop never makes anything due earlier', () => {
    fc.assert(
      fc.property(startAndStops, stop, rule, zone, ([at, stops], more, by, where) => {
        const longer = due(at, by, { where, stops: [...stops, more] });
        expect(longer).toBeGreaterThanOrEqual(due(at, by, { where, stops }));
      }),
    );
  });

  it('hours from the moment run exactly as long as the rule says, the stops left out', () => {
    fc.assert(
      fc.property(startAndStops, fc.integer({ min: 1, max: 400 }), ([at, stops], amount) => {
        const by = { ...hoursRule, amount };
        const end = due(at, by, { stops });
        const still = inOrder(stops).map(
          ({ fromMs, toMs = Infinity }) => Math.min(toMs, end) - Math.max(fromMs, at),
        );
        const stood = still.reduce((sum, ms) => sum + Math.max(ms, 0), 0);
        expect(end - at - stood).toBe(amount * 3_600_000);
      }),
    );
  });

  it('a stop that goes on holds back what is not yet due, and nothing else', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 60 * dayMs }),
        rule,
        zone,
        (at, after, by, where) => {
          const asked = { rule: by, startMs: at, zone: where, calendar };
          const plain = due(at, by, { where });
          const since = at + after;
          const { dueAt, paused } = computeDeadline({ ...asked, stops: [{ fromMs: since }] });
          expect(paused).toBe(since < plain);
          expect(dueAt).toBe(paused ? undefined : plain);
        },
      ),
    );
  });

  it('explains itself: the days counted are numbered from one to the last', () => {
    fc.assert(
      fc.property(startAndStops, rule, zone, ([at, stops], by, where) => {
        const { steps, dueAt } = computeDeadline({
          ...{ rule: by, startMs: at, zone: where, calendar, stops },
        });
        const numbers = steps.flatMap((step) => (step.kind === 'counted' ? [step.number] : []));
        const days = by.clock === 'calendar-hours' ? 0 : by.amount;
        expect(numbers).toEqual(Array.from({ length: days }, (_, i) => i + 1));
        expect(steps[0]).toEqual({ kind: 'started', at, date: localDate(at, where) });
        expect(steps.at(-1)).toEqual({ kind: 'due', at: dueAt });
      }),
    );
  });
});

describe('stops put in order', () => {
  it('neither touch nor overlap, and cover the same moments', () => {
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 8 }), start, (stops, moment) => {
        const merged = inOrder(stops);
        merged.slice(1).forEach(({ fromMs }, i) => {
          expect(fromMs).toBeGreaterThan(merged[i]?.toMs ?? Infinity);
        });
        const covers = ({
          fromMs,
          toMs = Infinity,
        }: {
          fromMs: number;
          toMs?: number | undefined;
        }) => fromMs <= moment && moment < toMs;
        expect(merged.some(covers)).toBe(stops.some(covers));
      }),
    );
  });
});

describe('days', () => {
  it('are read by arithmetic as the wall shows them', () => {
    fc.assert(
      fc.property(start, zone, (at, where) => {
        const date = dayOf(at, where);
        expect(date).toBe(localDate(at, where));
        expect(startOfDay(date, where)).toBeLessThanOrEqual(at);
        expect(endOfDay(date, where)).toBeGreaterThanOrEqual(at);
        expect(localTime(endOfDay(date, where), where)).toBe('23:59');
      }),
    );
  });

  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('%p exists: %p', (text, exists) => expect(isDay(text)).toBe(exists));
});

describe('the days off that are shipped', () => {
  const count = (year: string, kind: DayOff['kind']) =>
    shippedDays().filter((day) => day.date.startsWith(year) && day.kind === kind).length;

  // 17 holidays a year by decree; in 2024 the two voting days besides; 10, 11 and 8 days of joint leave.
  it.each([
    ['2024', 19, 10],
    ['2025', 17, 11],
    ['2026', 17, 8],
  ])('of %s are as many as the decrees say', (year, holidays, leave) => {
    expect([count(year, 'holiday'), count(year, 'joint-leave')]).toEqual([holidays, leave]);
    expect(calendar.hasDecree(year)).toBe(true);
  });

  it('are written as a day off is: nothing reads them over when a function starts', () => {
    expect(shippedDays()).toEqual(z.parse(z.array(dayOffShape), shippedDays()));
    expect(shippedDays()).toHaveLength(data.days.length);
  });

  it('stand once each, in order, with the number of a decree', () => {
    const dates = shippedDays().map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const { decree } of shippedDays()) expect(decree).toMatch(/^(SKB|Keppres) \d+\/20\d\d/);
  });

  it('know nothing of 2027, and say so', () => expect(calendar.hasDecree('2027')).toBe(false));

  it('are replaced by a changed decree for its year, and for no other', () => {
    const days = withChangedYears(new Map([['2026', [dayOff('2026-11-24')]]]));
    expect(days.filter(({ date }) => date.startsWith('2026'))).toHaveLength(1);
    expect(days.filter(({ date }) => date.startsWith('2025'))).toHaveLength(28);
  });

  it('show a day that is both holiday and joint leave as a holiday', () => {
    const both = [dayOff('2027-01-01'), { ...dayOff('2027-01-01'), kind: 'joint-leave' as const }];
    expect(holidayCalendar(both).dayOff('2027-01-01')?.kind).toBe('holiday');
    expect(holidayCalendar(both.reverse()).dayOff('2027-01-01')?.kind).toBe('holiday');
  });
});
