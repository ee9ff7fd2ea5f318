import { describe, expect, it } from '@jest/globals';
import { computeDeadline } from '../../../functions/reports/law/deadline.ts';
import { holidayCalendar, shippedDays } from '../../../functions/reports/law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import {
  deadlineSteps,
  ruleFor,
  shippedRules,
} from '../../../functions/reports/law/deadline-rules.ts';

const kinds = ['pilkada', 'pemilu'] as const;
const law = { rules: shippedRules() };
const today = '2026-11-23';

describe('the rule of a step', () => {
  it.each(deadlineSteps)(
    '%s stands in both kinds of election, on any day, with a source',
    (step) => {
      for (const kind of kinds)
        for (const date of ['1990-01-01', '2017-08-15', '2020-09-10', today, '2035-01-01']) {
          const rule = ruleFor(law, step, { kind, onDate: date });
          expect(rule.step).toBe(step);
          expect(rule.source.length).toBeGreaterThan(5);
        }
    },
  );

  it.each([
    ['report-after-known', 'pilkada', 7, 'calendar-days', 'law'],
    ['report-after-known', 'pemilu', 7, 'working-days', 'law'],
    ['check-completeness', 'pilkada', 2, 'calendar-days', 'advice'],
    ['reporter-completes', 'pilkada', 2, 'calendar-days', 'practice'],
    ['verify', 'pilkada', 7, 'calendar-days', 'practice'],
    ['refer', 'pilkada', 24, 'calendar-hours', 'advice'],
    ['bawaslu-study', 'pemilu', 3, 'working-days', 'practice'],
    ['bawaslu-decides', 'pilkada', 5, 'calendar-days', 'law'],
    ['bawaslu-decides', 'pemilu', 14, 'working-days', 'law'],
    ['referral-followed-up', 'pilkada', 14, 'working-days', 'practice'],
    ['sanction-carried-out', 'pilkada', 15, 'working-days', 'practice'],
    ['close', 'pemilu', 5, 'working-days', 'advice'],
  ] as const)('%s (%s): %i %s, %s', (step, kind, amount, clock, standing) => {
    expect(ruleFor(law, step, { kind, onDate: today })).toMatchObject({ amount, clock, standing });
  });

  it('warns reporters where the law and its practice differ', () => {
    for (const kind of kinds)
      expect(ruleFor(law, 'report-after-known', { kind, onDate: today }).note?.id).toContain(
        'hari',
      );
  });

  it.each([
    // Known on Friday 20 November 2026: seven calendar days end on Friday 27, seven working days on Tuesday 1 December.
    ['pilkada', '2026-11-27'],
    ['pemilu', '2026-12-01'],
  ] as const)(
    'fits the engine as it is: what was known on a Friday, in a %s, by %s',
    (kind, date) => {
      const { dueAt } = computeDeadline({
        rule: ruleFor(law, 'report-after-known', { kind, onDate: today }),
        startMs: Date.parse('2026-11-20T00:00+07:00'),
        zone: 'Asia/Jakarta',
        calendar: holidayCalendar(shippedDays()),
      });
      expect(localDate(dueAt ?? 0, 'Asia/Jakarta')).toBe(date);
    },
  );
});
