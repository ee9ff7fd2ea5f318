import { describe, expect, it } from '@jest/globals';
import { computeDeadline, type DeadlineRule } from '../../../functions/reports/law/deadline.ts';
import { holidayCalendar, shippedDays } from '../../../functions/reports/law/holidays.ts';
import { localDate, type Zone } from '../../../shared/calendar/zones.ts';

const calendar = holidayCalendar(shippedDays());
const rule = (
  amount: number,
  clock: DeadlineRule['clock'] = 'working-days',
  startsOn: DeadlineRule['startsOn'] = 'day-after',
): DeadlineRule => ({ amount, clock, startsOn, source: 'a test' });

const dueDate = (start: string, asked: DeadlineRule, zone: Zone = 'Asia/Jakarta') => {
  const { dueAt } = computeDeadline({ rule: asked, startMs: Date.parse(start), zone, calendar });
  return localDate(dueAt ?? 0, zone);
};

// Each counted by hand on the calendar of that year, holidays and joint leave struck out as the decrees list them;
// then counted once more by a program of another language that knew only those lists.
describe('deadlines counted by hand', () => {
  it.each([
    // Monday 23 Nov 2026, an ordinary week: 24 25 26 27 | 30 1 2.
    ['2026-11-23T10:00+07:00', 7, 'working-days', '2026-12-02'],
    ['2026-11-23T10:00+07:00', 7, 'calendar-days', '2026-11-30'],
    ['2026-11-23T10:00+07:00', 3, 'working-days', '2026-11-26'],
    // Friday evening: Saturday and Sunday do not count.
    ['2026-11-27T22:00+07:00', 1, 'working-days', '2026-11-30'],
    ['2026-11-27T22:00+07:00', 1, 'calendar-days', '2026-11-28'],
    ['2026-11-28T08:00+07:00', 3, 'working-days', '2026-12-02'],
    // Christmas 2026: Thu 24 joint leave, Fri 25 holiday.
    ['2026-12-22T09:00+07:00', 1, 'working-days', '2026-12-23'],
    ['2026-12-22T09:00+07:00', 2, 'working-days', '2026-12-28'],
    ['2026-12-23T09:00+07:00', 1, 'working-days', '2026-12-28'],
    // Into 2027, for which there is no decree: weekends only (Fri 1 Jan counts).
    ['2026-12-30T09:00+07:00', 1, 'working-days', '2026-12-31'],
    ['2026-12-31T09:00+07:00', 1, 'working-days', '2027-01-01'],
    ['2026-12-31T09:00+07:00', 3, 'working-days', '2027-01-05'],
    // The Idulfitri block of 2026: Wed 18 to Tue 24 March are all off.
    ['2026-03-16T09:00+07:00', 1, 'working-days', '2026-03-17'],
    ['2026-03-17T09:00+07:00', 1, 'working-days', '2026-03-25'],
    ['2026-03-16T09:00+07:00', 7, 'working-days', '2026-04-01'],
    ['2026-03-16T09:00+07:00', 7, 'calendar-days', '2026-03-23'],
    // The Idulfitri block of 2025: Fri 28 March to Mon 7 April are all off.
    ['2025-03-27T09:00+07:00', 1, 'working-days', '2025-04-08'],
    ['2025-03-26T09:00+07:00', 7, 'working-days', '2025-04-15'],
    // 18 August 2025 was added as joint leave (Sun 17 is Independence Day).
    ['2025-08-15T09:00+07:00', 1, 'working-days', '2025-08-19'],
    ['2025-08-15T09:00+07:00', 7, 'working-days', '2025-08-27'],
    // New Year 2025 to 2026: Wed 31 Dec counts, Thu 1 Jan does not.
    ['2025-12-30T09:00+07:00', 2, 'working-days', '2026-01-02'],
    ['2025-12-24T09:00+07:00', 1, 'working-days', '2025-12-29'],
    // Local election day 2024 was a holiday.
    ['2024-11-26T09:00+07:00', 1, 'working-days', '2024-11-28'],
    ['2024-11-22T09:00+07:00', 7, 'working-days', '2024-12-04'],
    // General election day 2024, after joint leave and Lunar New Year.
    ['2024-02-07T09:00+07:00', 1, 'working-days', '2024-02-12'],
    ['2024-02-12T09:00+07:00', 2, 'working-days', '2024-02-15'],
    // The Idulfitri block of 2024: Mon 8 to Mon 15 April.
    ['2024-04-05T09:00+07:00', 1, 'working-days', '2024-04-16'],
    // 29 February.
    ['2024-02-28T09:00+07:00', 1, 'calendar-days', '2024-02-29'],
    ['2024-02-28T09:00+07:00', 2, 'calendar-days', '2024-03-01'],
    // May 2026: Thu 14 Ascension, Fri 15 joint leave; Wed 27 and Thu 28 Iduladha; Mon 1 June Pancasila.
    ['2026-05-13T09:00+07:00', 1, 'working-days', '2026-05-18'],
    ['2026-05-26T09:00+07:00', 1, 'working-days', '2026-05-29'],
    ['2026-05-29T09:00+07:00', 1, 'working-days', '2026-06-02'],
    ['2026-05-12T09:00+07:00', 14, 'working-days', '2026-06-08'],
    // 14 working days from an ordinary Monday.
    ['2026-09-07T09:00+07:00', 14, 'working-days', '2026-09-25'],
    ['2026-10-05T09:00+07:00', 14, 'working-days', '2026-10-23'],
    // Isra Mikraj on a Friday: a long weekend.
    ['2026-01-15T09:00+07:00', 1, 'working-days', '2026-01-19'],
    // Lunar New Year 2026: Mon 16 joint leave, Tue 17 holiday.
    ['2026-02-13T09:00+07:00', 1, 'working-days', '2026-02-18'],
    // Into the block and out: 1 is Tue 17 March, 2 Wed 25, 3 Thu 26.
    ['2026-03-16T09:00+07:00', 3, 'working-days', '2026-03-26'],
    // Started within the block, on Idulfitri itself (a Saturday).
    ['2026-03-21T09:00+07:00', 1, 'working-days', '2026-03-25'],
    // Good Friday, then Easter on a Sunday.
    ['2026-04-02T09:00+07:00', 1, 'working-days', '2026-04-06'],
    // Independence Day 2026 is a Monday; the Prophet's Birthday a Tuesday a week later.
    ['2026-08-14T09:00+07:00', 6, 'working-days', '2026-08-26'],
    // Two mid-week holidays: Tue 16 June 2026; Thu 1 January 2026.
    ['2026-06-15T09:00+07:00', 7, 'working-days', '2026-06-25'],
    ['2025-12-31T09:00+07:00', 1, 'working-days', '2026-01-02'],
    // Year border in calendar days, and February of a common year.
    ['2026-12-28T09:00+07:00', 7, 'calendar-days', '2027-01-04'],
    ['2026-02-26T09:00+07:00', 7, 'calendar-days', '2026-03-05'],
    // 15 working days over the end of the year: 24 and 25 December off, nothing known of 2027.
    ['2026-12-11T09:00+07:00', 15, 'working-days', '2027-01-05'],
    // May 2025: Mon 12 Vesak, Tue 13 joint leave; Thu 29 Ascension, Fri 30 joint leave.
    ['2025-05-09T09:00+07:00', 1, 'working-days', '2025-05-14'],
    ['2025-05-28T09:00+07:00', 1, 'working-days', '2025-06-02'],
    // December 2024: Wed 25 holiday, Thu 26 joint leave.
    ['2024-12-24T09:00+07:00', 1, 'working-days', '2024-12-27'],
  ] as const)('from %s, %i %s: %s', (start, amount, clock, expected) => {
    expect(dueDate(start, rule(amount, clock))).toBe(expected);
  });

  it.each<[string, Zone, string]>([
    // The same moment is another day in Papua: midnight decides by the region's own wall.
    ['2026-11-23T16:59:59Z', 'Asia/Jakarta', '2026-11-24'],
    ['2026-11-23T17:00:00Z', 'Asia/Jakarta', '2026-11-25'],
    ['2026-11-23T15:59:59Z', 'Asia/Makassar', '2026-11-24'],
    ['2026-11-23T16:00:00Z', 'Asia/Makassar', '2026-11-25'],
    ['2026-11-23T14:59:59Z', 'Asia/Jayapura', '2026-11-24'],
    ['2026-11-23T15:00:00Z', 'Asia/Jayapura', '2026-11-25'],
  ])('one working day after %s in %s is %s', (start, zone, expected) => {
    expect(dueDate(start, rule(1), zone)).toBe(expected);
  });

  it('is due at the last millisecond of the local day', () => {
    const { dueAt } = computeDeadline({
      rule: rule(1),
      startMs: Date.parse('2026-11-23T09:00+09:00'),
      zone: 'Asia/Jayapura',
      calendar,
    });
    expect(new Date(dueAt ?? 0).toISOString()).toBe('2026-11-24T14:59:59.999Z');
  });

  it('counts the event’s own day first where the rule says so', () => {
    expect(dueDate('2026-11-23T09:00+07:00', rule(1, 'working-days', 'moment'))).toBe('2026-11-23');
    expect(dueDate('2026-11-28T09:00+07:00', rule(1, 'working-days', 'moment'))).toBe('2026-11-30');
    expect(dueDate('2026-11-23T09:00+07:00', rule(7, 'calendar-days', 'moment'))).toBe(
      '2026-11-29',
    );
  });

  it.each<[string, Zone, string]>([
    // 24 hours are 24 hours, over midnight, weekend and new year.
    ['2026-11-23T23:30:00+07:00', 'Asia/Jakarta', '2026-11-24T23:30:00+07:00'],
    ['2026-11-28T10:15:00+09:00', 'Asia/Jayapura', '2026-11-29T10:15:00+09:00'],
    ['2026-12-31T20:00:00+08:00', 'Asia/Makassar', '2027-01-01T20:00:00+08:00'],
  ])('24 hours from %s in %s end at %s', (start, zone, end) => {
    const asked = { rule: rule(24, 'calendar-hours', 'moment'), startMs: Date.parse(start), zone };
    expect(computeDeadline({ ...asked, calendar }).dueAt).toBe(Date.parse(end));
  });

  it('24 hours from the day after end at the end of that day', () => {
    const { dueAt } = computeDeadline({
      rule: rule(24, 'calendar-hours'),
      startMs: Date.parse('2026-11-23T10:00+09:00'),
      zone: 'Asia/Jayapura',
      calendar,
    });
    expect(dueAt).toBe(Date.parse('2026-11-25T00:00+09:00'));
  });
});

describe('what is no deadline', () => {
  const asked = { startMs: Date.parse('2026-11-23T10:00+07:00'), zone: 'Asia/Jakarta' as const };

  it.each([0, -1, 1.5, 401, NaN])('refuses %p working days', (amount) => {
    expect(() => computeDeadline({ ...asked, calendar, rule: rule(amount) })).toThrow(RangeError);
  });

  it('refuses a start that is no moment', () => {
    const startMs = Date.parse('yesterday');
    expect(() => computeDeadline({ ...asked, startMs, calendar, rule: rule(1) })).toThrow(
      RangeError,
    );
  });

  it('stops counting in a calendar of days off only', () => {
    const off = { kind: 'holiday' as const, name: { id: '', en: '' }, decree: '' };
    const never = { dayOff: (date: string) => ({ ...off, date }), hasDecree: () => true };
    expect(() => computeDeadline({ ...asked, calendar: never, rule: rule(1) })).toThrow(RangeError);
  });
});
