import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatDay,
  formatMoment,
  isQuietHours,
  localDate,
  localTime,
  nextEndOfQuietHours,
} from '../../shared/calendar/zones.ts';

const hourMs = 3_600_000;
const quiet = { from: '20:00', to: '06:00' };
const offsets = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
} as const;
type Zone = keyof typeof offsets;
const zones = Object.keys(offsets) as Zone[];

const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
const zone = fc.constantFrom(...zones);

describe('the clock on the wall', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-23T16:59:59.999Z', '2026-11-23', '23:59'],
    ['Asia/Jakarta', '2026-11-23T17:00:00Z', '2026-11-24', '00:00'],
    ['Asia/Makassar', '2026-11-23T15:59:59Z', '2026-11-23', '23:59'],
    ['Asia/Makassar', '2026-11-23T16:00:00Z', '2026-11-24', '00:00'],
    ['Asia/Jayapura', '2026-12-31T15:00:00Z', '2027-01-01', '00:00'],
    ['Asia/Jayapura', '2028-02-28T15:00:00Z', '2028-02-29', '00:00'],
  ])('in %s at %s says %s %s', (where, at, date, time) => {
    expect([localDate(Date.parse(at), where), localTime(Date.parse(at), where)]).toEqual([
      date,
      time,
    ]);
  });

  it('is what Intl says, in the zones of the country and elsewhere', () => {
    const elsewhere = fc.constantFrom(...zones, 'UTC', 'Asia/Kathmandu', 'America/New_York');
    fc.assert(
      fc.property(moment, elsewhere, (ms, timeZone) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          ...{ timeZone, dateStyle: 'short', timeStyle: 'short' },
        } as const).format(ms);
        expect(`${localDate(ms, timeZone)} ${localTime(ms, timeZone)}`).toBe(shown);
      }),
    );
  });

  it('is a whole number of hours ahead of UTC in every zone, at any time', () => {
    fc.assert(
      fc.property(moment, zone, (ms, where) => {
        const shifted = new Date(ms + offsets[where] * hourMs).toISOString();
        expect(`${localDate(ms, where)}T${localTime(ms, where)}`).toBe(shifted.slice(0, 16));
      }),
    );
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-23T12:59:59Z', false],
    ['2026-11-23T13:00:00Z', true],
    ['2026-11-23T17:00:00Z', true],
    ['2026-11-23T22:59:59Z', true],
    ['2026-11-23T23:00:00Z', false],
  ])('in Jakarta at %s: %s', (at, expected) => {
    expect(isQuietHours(Date.parse(at), 'Asia/Jakarta', quiet)).toBe(expected);
  });

  it('may lie within one day, and are none when they begin as they end', () => {
    const noon = Date.parse('2026-11-23T05:00:00Z');
    expect(isQuietHours(noon, 'Asia/Jakarta', { from: '12:00', to: '13:00' })).toBe(true);
    expect(isQuietHours(noon + hourMs, 'Asia/Jakarta', { from: '12:00', to: '13:00' })).toBe(false);
    expect(isQuietHours(noon, 'Asia/Jakarta', { from: '12:00', to: '12:00' })).toBe(false);
  });

  it('end within a day, when the wall says so, and have not ended before', () => {
    fc.assert(
      fc.property(moment, zone, fc.double({ min: 0, max: 1, noNaN: true }), (ms, where, part) => {
        const end = nextEndOfQuietHours(ms, where, quiet);
        expect(localTime(end, where)).toBe(quiet.to);
        expect(end % 60_000).toBe(0);
        expect(end > ms && end - ms <= 24 * hourMs).toBe(true);
        expect(isQuietHours(end, where, quiet)).toBe(false);
        expect(isQuietHours(end - 1, where, quiet)).toBe(true);
        const between = Math.floor(ms + (end - 1 - ms) * part);
        if (isQuietHours(ms, where, quiet)) expect(isQuietHours(between, where, quiet)).toBe(true);
      }),
    );
  });

  it('that end this very minute end again tomorrow', () => {
    const six = Date.parse('2026-11-23T23:00:00Z');
    expect(nextEndOfQuietHours(six, 'Asia/Jakarta', quiet)).toBe(six + 24 * hourMs);
    expect(nextEndOfQuietHours(six - 1, 'Asia/Jakarta', quiet)).toBe(six);
  });
});

describe('a moment in words', () => {
  const at = Date.parse('2026-11-23T00:30:00Z');
  it.each([
    ['Asia/Jakarta', 'id', 'Senin, 23 November 2026 pukul 07.30 WIB'],
    ['Asia/Pontianak', 'id', 'Senin, 23 November 2026 pukul 07.30 WIB'],
    ['Asia/Makassar', 'id', 'Senin, 23 November 2026 pukul 08.30 WITA'],
    ['Asia/Jayapura', 'en', 'Monday, 23 November 2026 at 09:30 WIT'],
  ] as const)('in %s, %s', (where, lang, words) => {
    expect(formatMoment(at, where, lang)).toBe(words);
  });

  it('calls days and months as Intl does, on any day', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom('id', 'en'), (ms, lang: 'id' | 'en') => {
        const locale = lang === 'id' ? 'id-ID' : 'en-GB';
        const names = new Intl.DateTimeFormat(locale, {
          ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
        } as const).formatToParts(ms);
        const part = (type: string) => names.find((one) => one.type === type)?.value ?? '';
        const day = `${part('day')} ${part('month')} ${part('year')}`;
        expect(formatDay(new Date(ms).toISOString().slice(0, 10), lang)).toBe(day);
        expect(formatMoment(ms, 'UTC', lang)).toMatch(`${part('weekday')}, ${day} `);
      }),
    );
  });
});
