import { describe, expect, it } from '@jest/globals';
import { lineOf, overseenDays, quantile } from '../../../functions/satgas/oversight/oversee.ts';
import { predictedSpend } from '../../../functions/satgas/telling/sms-budget.ts';
import { anAlert, anOfficer } from '../../support/builders.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const minuteMs = 60_000;
const opened = (minutesAgo: number, takenAfter?: number) =>
  anAlert({
    alertId: `0179539740${String(minutesAgo % 10)}-${String(minutesAgo).padStart(12, '0')}`,
    openedAt: mondayMorning - minutesAgo * minuteMs,
    ...(takenAfter !== undefined && {
      state: 'taken' as const,
      takenAt: mondayMorning - (minutesAgo - takenAfter) * minuteMs,
    }),
  });

const zeros = Array.from({ length: overseenDays - 1 }, () => 0);

describe('the line of a region', () => {
  const officers = [
    anOfficer('petugas-1', { phoneConfirmedAt: 1 }),
    anOfficer('petugas-2'),
    anOfficer('provinsi', { rung: 'province', region: '18' }),
  ];

  it('counts how long alerts waited, how old the open ones are, and how far they climbed', () => {
    const alerts = [
      ...[1, 2, 3, 4, 60].map((waited) => opened(100, waited)),
      opened(30),
      opened(90),
      opened(3000),
    ];
    const line = lineOf('18.09', { alerts, officers, overdue: [], now: mondayMorning });
    expect(line).toMatchObject({
      alerts: 8,
      taken: 5,
      waits: [1, 2, 3, 4, 60].map((waited) => waited * minuteMs),
      needs: ['untaken', 'waiting', 'unconfirmed'],
      open: { underHour: 1, underDay: 1, older: 1 },
      reached: { 'on-duty': 8 },
      isSilent: false,
      reachable: 1,
    });
  });

  it('counts reports that only the sweep found, and officers without a confirmed address', () => {
    const alerts = [opened(30), { ...opened(31), foundAt: mondayMorning }];
    const line = lineOf('18.09', { alerts, officers, overdue: [], now: mondayMorning });
    expect(line).toMatchObject({ foundBySweep: 1, unreached: 1, opened: [...zeros, 2] });
    expect(line.needs).toEqual(['missed', 'waiting', 'unconfirmed']);
  });

  it('is red before the first report comes when nobody of the region can be reached', () => {
    const away = [anOfficer('petugas-1', { active: false }), ...officers.slice(1)];
    const line = lineOf('18.09', { alerts: [], officers: away, overdue: [], now: mondayMorning });
    expect(line).toMatchObject({
      ...{ reachable: 0, isSilent: true, waits: [] },
      needs: ['unreachable', 'silent', 'unconfirmed'],
    });
  });

  it.each([
    [[], 0.5, undefined],
    [[7], 0.95, 7],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.95, 4],
  ])('takes the quantile of %j at %d by nearest rank: %s', (sorted, share, expected) => {
    expect(quantile(sorted, share)).toBe(expected);
  });
});

describe('the predicted spend', () => {
  it('goes on as the month so far, by Jakarta’s calendar', () => {
    expect(predictedSpend(100, Date.parse('2026-11-10T05:00:00Z'))).toBe(300);
    expect(predictedSpend(100, Date.parse('2026-10-31T17:00:00Z'))).toBe(3000);
  });
});
