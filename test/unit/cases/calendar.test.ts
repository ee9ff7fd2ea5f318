import { describe, expect, it } from '@jest/globals';
import type { ChangedYear } from '../../../functions/reports/calendar/changed-year.ts';
import { decreedCalendar } from '../../../functions/reports/calendar/decreed-calendar.ts';
import { shippedRules } from '../../../functions/reports/law/deadline-rules.ts';
import { readDeadlineBasis } from '../../../functions/reports/cases/deadline-basis.ts';
import { readCalendarHttp } from '../../../functions/reports/calendar/calendar.http.ts';
import { calendarOperations } from '../../../functions/reports/calendar/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayNine } from '../../support/cases.ts';

const newYear = {
  date: '2027-01-01',
  kind: 'holiday' as const,
  name: { id: 'Tahun Baru Masehi', en: "New Year's Day" },
  decree: 'SKB 1/2026, 2/2026, 3/2026',
};

/** Years as the table keeps them, by their version. */
const memoryYears = () => {
  const kept = new Map<string, ChangedYear>();
  const years = {
    find: (year: string) => Promise.resolve(kept.get(year)),
    list: () => Promise.resolve([...kept.values()]),
    put: (year: ChangedYear) => {
      const known = kept.get(year.year);
      if ((known?.version ?? 0) !== year.version - 1) return Promise.resolve(known);
      kept.set(year.year, year);
      return Promise.resolve('stored' as const);
    },
  };
  return { years };
};

describe('the calendar', () => {
  it('shows a year as it is shipped until two people change it', async () => {
    const { years } = memoryYears();
    const read = async () => {
      const request = readRequest(anEvent({ method: 'GET', params: { year: '2027' } }));
      return (await served(calendarOperations.readCalendar, readCalendarHttp({ years }))(request))
        .body;
    };
    expect(await read()).toEqual({ year: '2027', version: 0, changedAt: null, days: [] });
    await years.put({ year: '2027', days: [newYear], version: 1, changedAt: mondayNine });
    expect(await read()).toEqual({
      year: '2027',
      version: 1,
      changedAt: '2026-11-23T02:00:00.000Z',
      days: [newYear],
    });
  });

  it('marks what deadlines were counted by, and changes the mark with a day', async () => {
    const { years } = memoryYears();
    const counting = readDeadlineBasis(demoCampaign(), { years, law: { rules: shippedRules() } });
    const before = await counting();
    expect((await counting()).mark).toBe(before.mark);
    await years.put({ year: '2027', days: [newYear], version: 1, changedAt: 0 });
    const after = await counting();
    expect(after.mark).not.toBe(before.mark);
    expect(before.calendar.hasDecree('2027')).toBe(false);
    expect(after.calendar.dayOff('2027-01-01')).toEqual(newYear);
    expect(after.calendar.hasDecree('2026')).toBe(true);
  });
});

describe('the calendar of the report form', () => {
  it('follows a decree within a minute, and reads no more often', async () => {
    const { years } = memoryYears();
    let now = mondayNine;
    let readings = 0;
    const list = () => {
      readings += 1;
      return years.list();
    };
    const calendar = decreedCalendar({ years: { list }, now: () => now, fault: () => undefined });
    expect((await calendar()).dayOff('2027-01-01')).toBeUndefined();
    await years.put({ year: '2027', days: [newYear], version: 1, changedAt: 0 });
    now += 59_999;
    expect((await calendar()).dayOff('2027-01-01')).toBeUndefined();
    expect(readings).toBe(1);
    now += 1;
    expect((await calendar()).dayOff('2027-01-01')).toEqual(newYear);
    expect(readings).toBe(2);
  });

  it('counts on by what it knew when the decrees cannot be read, says so, and tries again', async () => {
    const { years } = memoryYears();
    const faults: unknown[] = [];
    let now = mondayNine;
    let down = true;
    const list = () => (down ? Promise.reject(new Error('throttled')) : years.list());
    const fault = (error: unknown) => void faults.push(error);
    const calendar = decreedCalendar({ years: { list }, now: () => now, fault });
    expect((await calendar()).hasDecree('2026')).toBe(true);
    expect(faults).toHaveLength(1);
    await years.put({ year: '2027', days: [newYear], version: 1, changedAt: 0 });
    down = false;
    now += 60_000;
    expect((await calendar()).dayOff('2027-01-01')).toEqual(newYear);
    down = true;
    now += 60_000;
    expect((await calendar()).dayOff('2027-01-01')).toEqual(newYear);
    expect(faults).toHaveLength(2);
  });
});
