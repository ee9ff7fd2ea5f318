import { describe, expect, it } from '@jest/globals';
import { explainStep } from '../../../functions/reports/law/deadline-words.ts';
import { computeDeadline, type DeadlineRule } from '../../../functions/reports/law/deadline.ts';
import { holidayCalendar, shippedDays } from '../../../functions/reports/law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';

const hourMs = 3_600_000;
const zone = 'Asia/Jakarta' as const;
const calendar = holidayCalendar(shippedDays());
const at = (text: string) => Date.parse(`${text}+07:00`);
const startMs = at('2026-11-23T09:00');
const rule = (amount: number, clock: DeadlineRule['clock'] = 'working-days'): DeadlineRule => ({
  amount,
  clock,
  startsOn: clock === 'calendar-hours' ? 'moment' : 'day-after',
  source: 'a test',
});
const hours = rule(24, 'calendar-hours');
const due = (asked: DeadlineRule, ...stops: { fromMs: number; toMs?: number }[]) =>
  computeDeadline({ rule: asked, startMs, zone, calendar, stops });
const dueDay = (asked: DeadlineRule, ...stops: { fromMs: number; toMs?: number }[]) =>
  localDate(due(asked, ...stops).dueAt ?? 0, zone);

describe('a clock that counts hours', () => {
  it('adds exactly the time it stood still', () => {
    const stop = { fromMs: startMs + hourMs, toMs: startMs + 3 * hourMs };
    expect(due(hours, stop).dueAt).toBe(startMs + 26 * hourMs);
  });

  it('adds stops that overlap only once, in whatever order they are told', () => {
    const stops = [
      { fromMs: startMs + 2 * hourMs, toMs: startMs + 4 * hourMs },
      { fromMs: startMs + hourMs, toMs: startMs + 3 * hourMs },
      { fromMs: startMs + 10 * hourMs, toMs: startMs + 10 * hourMs },
    ];
    expect(due(hours, ...stops).dueAt).toBe(startMs + 27 * hourMs);
  });

  it('takes no notice of a stop before it began, nor of one after it was due', () => {
    const stops = [
      { fromMs: startMs - 5 * hourMs, toMs: startMs - hourMs },
      { fromMs: startMs + 30 * hourMs },
    ];
    expect(due(hours, ...stops).dueAt).toBe(startMs + 24 * hourMs);
  });

  it('begins when the stop it began in ends', () => {
    const stop = { fromMs: startMs - hourMs, toMs: startMs + hourMs };
    expect(due(hours, stop).dueAt).toBe(startMs + 25 * hourMs);
  });

  it('says while it stands still how many hours remain', () => {
    const { dueAt, paused, steps } = due(hours, { fromMs: startMs + 6 * hourMs });
    expect([dueAt, paused]).toEqual([undefined, true]);
    expect(steps.at(-1)).toEqual({
      kind: 'waiting',
      since: startMs + 6 * hourMs,
      left: 18,
      unit: 'hours',
    });
  });
});

describe('a clock that counts days', () => {
  it('does not count a day it stood still on', () => {
    // Tue 24 and Wed 25 are touched; Thu 26 is the first day, Fri 27 the second.
    const stop = { fromMs: at('2026-11-24T15:00'), toMs: at('2026-11-25T08:00') };
    expect(dueDay(rule(2), stop)).toBe('2026-11-27');
  });

  it('counts the day that begins as the clock goes on', () => {
    // Until midnight exactly: Wed 25 is whole again.
    const stop = { fromMs: at('2026-11-24T15:00'), toMs: at('2026-11-25T00:00') };
    expect(dueDay(rule(2), stop)).toBe('2026-11-26');
  });

  it('leaves out stops and days off together', () => {
    // Sat 28 and Sun 29 are no working days anyway: only Mon 30 is lost to the stop.
    const stop = { fromMs: at('2026-11-28T08:00'), toMs: at('2026-11-30T09:00') };
    expect(dueDay(rule(5), stop)).toBe('2026-12-01');
  });

  it('keeps what was due before the clock stood still', () => {
    expect(dueDay(rule(2), { fromMs: at('2026-11-26T08:00') })).toBe('2026-11-25');
  });

  it('says while it stands still how many days remain', () => {
    const since = at('2026-11-25T08:00');
    const { dueAt, paused, steps } = due(rule(7), { fromMs: since });
    expect([dueAt, paused]).toEqual([undefined, true]);
    expect(steps.map(({ kind }) => kind)).toEqual(['started', 'counted', 'waiting']);
    expect(steps.at(-1)).toEqual({ kind: 'waiting', since, left: 6, unit: 'days' });
  });
});

describe('the explanation', () => {
  const said = (
    asked: DeadlineRule,
    start: string,
    ...stops: { fromMs: number; toMs?: number }[]
  ) => {
    const { steps } = computeDeadline({ rule: asked, startMs: at(start), zone, calendar, stops });
    return steps.map((step) => explainStep(step, zone));
  };

  it('names every day that was counted or left out, and why, in both languages', () => {
    const sentences = said(rule(2), '2026-12-23T09:00');
    expect(sentences.map(({ id }) => id)).toEqual([
      'Mulai: Rabu, 23 Desember 2026 pukul 09.00 WIB.',
      'Kamis, 24 Desember 2026: cuti bersama, Kelahiran Yesus Kristus (SKB 1497/2025, 2/2025, 5/2025).',
      'Jumat, 25 Desember 2026: libur nasional, Kelahiran Yesus Kristus (SKB 1497/2025, 2/2025, 5/2025).',
      'Sabtu, 26 Desember 2026: akhir pekan, tidak dihitung.',
      'Minggu, 27 Desember 2026: akhir pekan, tidak dihitung.',
      'Senin, 28 Desember 2026: hari ke-1.',
      'Selasa, 29 Desember 2026: hari ke-2.',
      'Tenggat: Selasa, 29 Desember 2026 pukul 23.59 WIB.',
    ]);
    expect(sentences.at(-2)?.en).toBe('Tuesday, 29 December 2026: day 2.');
  });

  it('says that a year has no decree yet, once', () => {
    const told = said(rule(3), '2027-05-03T09:00').filter(({ id }) => id.includes('Belum ada SKB'));
    expect(told).toHaveLength(1);
    expect(told[0]?.id).toContain('2027');
    const calendarDays = said(rule(3, 'calendar-days'), '2027-05-03T09:00');
    expect(calendarDays.filter(({ id }) => id.includes('SKB'))).toEqual([]);
  });

  it('tells from when to when the clock stood still', () => {
    const stop = { fromMs: at('2026-11-24T15:00'), toMs: at('2026-11-26T08:00') };
    expect(said(rule(1), '2026-11-23T09:00', stop).map(({ id }) => id)).toContain(
      'Selasa, 24 November 2026: jam berhenti sampai Kamis, 26 November 2026, tidak dihitung.',
    );
    expect(said(hours, '2026-11-24T12:00', stop).map(({ en }) => en)).toContain(
      'The clock stood still: Tuesday, 24 November 2026 at 15:00 WIB until Thursday, 26 November 2026 at 08:00 WIB.',
    );
    expect(said(hours, '2026-11-24T12:00', { fromMs: at('2026-11-24T15:30') }).at(-1)?.id).toBe(
      'Jam berhenti sejak Selasa, 24 November 2026 pukul 15.30 WIB; sisa 20,5 jam.',
    );
    expect(said(rule(2), '2026-11-23T09:00', { fromMs: at('2026-11-24T15:30') }).at(-1)?.en).toBe(
      'The clock has stood still since Tuesday, 24 November 2026 at 15:30 WIB; 2 days left.',
    );
  });
});
