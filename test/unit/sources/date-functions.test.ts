import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writtenDate } from '../../../functions/reports/sources/date-functions.ts';
import { badExpression, mapPayload } from '../../../functions/reports/sources/map-payload.ts';

describe('a date as Indonesians write it', () => {
  it.each([
    ['07/10/2026', '2026-10-07'],
    ['7-10-2026', '2026-10-07'],
    ['7.10.2026', '2026-10-07'],
    ['7 Oktober 2026', '2026-10-07'],
    ['Rabu, 7 Okt 2026', '2026-10-07'],
    ['Jum’at, 9 Oktober 2026', '2026-10-09'],
    ['17 Agustus 2026', '2026-08-17'],
    ['October 7, 2026', '2026-10-07'],
  ])('%s is read by date_dmy', (written, date) =>
    expect(writtenDate(written, 'day-first')).toBe(date),
  );

  it('is read in the order that is told, and named months in any', () => {
    expect(writtenDate('10/07/2026', 'month-first')).toBe('2026-10-07');
    expect(writtenDate('7 Oktober 2026', 'month-first')).toBe('2026-10-07');
  });

  it.each(['31/02/2026', '13/13/2026', '7/10/26', 'kemarin', '2026-10-07', '', '7 Brumaire 2026'])(
    'is left as it is where it is none, for the form to refuse: "%s"',
    (written) => expect(writtenDate(written, 'day-first')).toBe(written),
  );

  it('is never swapped: what comes out is the day and the month that were told', () => {
    const date = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (moment) => {
        const [iso = ''] = moment.toISOString().split('T');
        const [year, month, day] = iso.split('-');
        expect(writtenDate(`${day}/${month}/${year}`, 'day-first')).toBe(iso);
        expect(writtenDate(`${month}/${day}/${year}`, 'month-first')).toBe(iso);
      }),
    );
  });

  it('is what a mapping may ask for, and null stays nothing', () => {
    const source = { region: '18.09', scheme: 'hex-hmac' as const };
    const mapping = { occurredOn: 'date_dmy(tanggal)', knownOn: 'date_dmy(lain)' };
    expect(badExpression('date_dmy(tanggal)')).toBeUndefined();
    expect(badExpression('date_guess(tanggal)')).toBe('bad-expression');
    expect(mapPayload({ tanggal: '7 Oktober 2026' }, { ...source, mapping }).answers).toEqual({
      occurredOn: '2026-10-07',
    });
  });
});
