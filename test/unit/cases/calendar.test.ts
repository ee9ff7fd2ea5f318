import { describe, expect, it } from '@jest/globals';
import type { ChangedYear } from '../../../functions/reports/calendar/changed-year.ts';
import { decreedCalendar } from '../../../functions/reports/calendar/decreed-calendar.ts';
import { readDeadlineBasis } from '../../../functions/reports/cases/deadline-basis.ts';
import {
  putCalendarHttp,
  readCalendarHttp,
} from '../../../functions/reports/calendar/calendar.http.ts';
import { calendarOperations } from '../../../functions/reports/calendar/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { Refusal } from '../../../shared/refusal.ts';
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
  return { years, now: () => mondayNine };
};

type Memory = ReturnType<typeof memoryYears>;
const readIn = (memory: Memory) =>
  served(calendarOperations.readCalendar, readCalendarHttp(memory));
const putIn = (memory: Memory) => served(calendarOperations.putCalendar, putCalendarHttp(memory));

const admin = { personId: 'p1', role: 'admin', region: 'ID', name: 'Contoh' };
const asked = (year: string, body?: unknown, person: Record<string, string> = admin) =>
  readRequest(
    anEvent({
      method: body === undefined ? 'GET' : 'PUT',
      params: { year },
      headers: { 'content-type': 'application/json' },
      authorizer: person,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
const refusal = async (ask: () => unknown): Promise<Refusal> => {
  try {
    await ask();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('the calendar', () => {
  it('shows a year as it is shipped until an admin changes it', async () => {
    const memory = memoryYears();
    const shipped = await readIn(memory)(asked('2026'));
    expect(shipped.body).toMatchObject({ year: '2026', version: 0, changedAt: null });
    await putIn(memory)(asked('2027', { version: 0, days: [newYear] }));
    expect((await readIn(memory)(asked('2027'))).body).toEqual({
      year: '2027',
      version: 1,
      changedAt: '2026-11-23T02:00:00.000Z',
      days: [newYear],
    });
  });

  it('lets the second of two admins know, and a retry of the first alone', async () => {
    const memory = memoryYears();
    const put = putIn(memory);
    const first = { version: 0, days: [newYear] };
    expect((await put(asked('2027', first))).status).toBe(200);
    expect((await put(asked('2027', first))).status).toBe(200);
    expect(await refusal(() => put(asked('2027', { version: 0, days: [] })))).toMatchObject({
      code: 'conflict',
    });
    expect((await put(asked('2027', { version: 1, days: [] }))).body).toMatchObject({ version: 2 });
  });

  it.each<[string, unknown, string, string]>([
    [
      'a day of another year',
      [{ ...newYear, date: '2026-12-31' }],
      'days.0.date',
      'not-of-that-year',
    ],
    ['a day named twice', [newYear, newYear], 'days.1.date', 'named-twice'],
    ['a day that is none', [{ ...newYear, date: '2027-02-30' }], 'days.0.date', ''],
    ['no decree', [{ ...newYear, decree: '' }], 'days.0.decree', 'too-short'],
  ])('refuses %s by its field', async (_, days, field, reason) => {
    const put = putIn(memoryYears());
    const { code, errors } = await refusal(() => put(asked('2027', { version: 0, days })));
    expect(code).toBe('invalid-fields');
    expect(errors[0]?.field).toBe(field);
    if (reason) expect(errors[0]?.reason).toBe(reason);
  });

  it('is changed by an admin of the nation only', async () => {
    const put = putIn(memoryYears());
    for (const role of ['officer', 'chair', 'oversight']) {
      const person = { ...admin, role };
      const { code } = await refusal(() => put(asked('2027', { version: 0, days: [] }, person)));
      expect(code).toBe('not-allowed');
    }
    for (const region of ['18', '18.09']) {
      const { code } = await refusal(() => put(asked('2027', 'no form', { ...admin, region })));
      expect(code).toBe('wrong-region');
    }
  });

  it('marks what deadlines were counted by, and changes the mark with a day', async () => {
    const { years } = memoryYears();
    const counting = readDeadlineBasis(demoCampaign(), years);
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
