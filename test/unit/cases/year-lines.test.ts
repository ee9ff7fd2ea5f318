import { describe, expect, it } from '@jest/globals';
import {
  fixedHolidays,
  fixedLines,
  linesOf,
  readLines,
} from '../../../functions/reports/decrees/year-lines.ts';
import { shippedDays } from '../../../functions/reports/law/holidays.ts';

const decree = 'SKB 1/2026, 2/2026, 3/2026';
const read = (holidays: string, jointLeave = '') =>
  readLines('2027', { decree, holidays, jointLeave });

describe('a day of the form', () => {
  it.each<[string, string, string]>([
    ['1 Januari: Tahun Baru Masehi', '2027-01-01', 'Tahun Baru Masehi'],
    ['Jumat, 1 Januari 2027: Tahun Baru Masehi', '2027-01-01', 'Tahun Baru Masehi'],
    ['  17 agustus 2027 – Proklamasi Kemerdekaan ', '2027-08-17', 'Proklamasi Kemerdekaan'],
    ['6 June 2027: 1 Muharam 1449 Hijriah', '2027-06-06', '1 Muharam 1449 Hijriah'],
    ['25 Desember Kelahiran Yesus Kristus', '2027-12-25', 'Kelahiran Yesus Kristus'],
  ])('is read as people write it: %s', (line, date, name) => {
    expect(read(line)).toEqual({
      days: [{ date, kind: 'holiday', name: { id: name, en: name }, decree }],
      errors: [],
    });
  });

  it('may have an English name and a decree of its own', () => {
    expect(read('', '24 Desember: Natal | Christmas | Keppres 1/2027').days).toEqual([
      {
        date: '2027-12-24',
        kind: 'joint-leave',
        name: { id: 'Natal', en: 'Christmas' },
        decree: 'Keppres 1/2027',
      },
    ]);
  });

  it.each(['1 Januari 2026: Tahun lalu', '30 Februari: Tidak ada', '1 Januari 2027', 'Idulfitri'])(
    'that is none of the year is named by its line: %s',
    (line) => {
      expect(read(`1 Mei: Hari Buruh\n${line}`).errors).toEqual([
        { field: 'holidays', reason: 'no-day-line', facts: { line: '2' } },
      ]);
    },
  );

  it('that is there twice is named, but not a holiday that is joint leave too', () => {
    const line = '1 Mei: Hari Buruh';
    expect(read(line, line).errors).toEqual([]);
    expect(read(`${line}\n${line}`).errors).toMatchObject([{ facts: { line: '2' } }]);
  });
});

describe('the form of a year', () => {
  it.each(['2024', '2025', '2026'])('shows %s as it is read again', (year) => {
    const days = shippedDays().filter(({ date }) => date.startsWith(year));
    const { days: again, errors } = readLines(year, linesOf(days));
    expect(errors).toEqual([]);
    expect(again).toHaveLength(days.length);
    expect(again).toEqual(expect.arrayContaining(days));
  });

  it('of a year without a decree begins with the five holidays of a fixed date', () => {
    expect(fixedHolidays('2027').map(({ date }) => date)).toEqual([
      '2027-01-01',
      '2027-05-01',
      '2027-06-01',
      '2027-08-17',
      '2027-12-25',
    ]);
    expect(read(fixedLines('2027'))).toMatchObject({ days: { length: 5 }, errors: [] });
  });
});
