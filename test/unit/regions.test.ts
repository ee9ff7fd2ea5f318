import { describe, expect, it } from '@jest/globals';
import { findRegion, isRegionCode } from '../../shared/regions/region-list.ts';
import { covers, provinceOf } from '../../shared/regions/regions.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };

describe('the list of regions', () => {
  it('holds 38 provinces, 416 regencies and 98 cities, each once', () => {
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    expect([count('province'), count('regency'), count('city')]).toEqual([38, 416, 98]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  });

  it('gives every region a province of the same zone, a name of its kind and a well-formed code', () => {
    const starts = { regency: 'Kabupaten ', city: 'Kota ' };
    for (const { code, name, kind, zone } of rows) {
      expect(findRegion(provinceOf(code))).toMatchObject({ kind: 'province', zone });
      expect(code).toMatch(kind === 'province' ? /^\d{2}$/ : /^\d{2}\.\d{2}$/);
      if (kind === 'regency' || kind === 'city') expect(name.startsWith(starts[kind])).toBe(true);
    }
  });

  it('names each zone by the clock that hangs in it', () => {
    const zones = new Set(rows.map(({ zone, zoneAbbreviation }) => `${zone} ${zoneAbbreviation}`));
    expect([...zones].sort()).toEqual([
      'Asia/Jakarta WIB',
      'Asia/Jayapura WIT',
      'Asia/Makassar WITA',
      'Asia/Pontianak WIB',
    ]);
  });
});

describe('a region', () => {
  it.each([
    ['14.06', 'Kabupaten Rokan Hulu', 'WIB'],
    ['18.09', 'Kabupaten Pesawaran', 'WIB'],
    ['35.75', 'Kota Pasuruan', 'WIB'],
    ['61.71', 'Kota Pontianak', 'WIB'],
    ['64.07', 'Kabupaten Kutai Barat', 'WITA'],
    ['75.04', 'Kabupaten Pohuwato', 'WITA'],
    ['96.71', 'Kota Sorong', 'WIT'],
    ['34', 'Daerah Istimewa Yogyakarta', 'WIB'],
  ])('%s is %s, on %s', (code, name, zoneAbbreviation) => {
    expect(findRegion(code)).toMatchObject({ code, name, zoneAbbreviation });
  });

  it.each([['99'], ['14.6'], ['1406'], ['14.06 '], ['ID'], [''], ['31.79'], ['__proto__']])(
    'is not what "%s" names',
    (code) => {
      expect(isRegionCode(code)).toBe(false);
      expect(findRegion(code)).toBeUndefined();
    },
  );
});

describe('the scope of an officer', () => {
  it.each([
    ['ID', '14.06', true],
    ['ID', '14', true],
    ['14', '14.06', true],
    ['14', '14', true],
    ['14.06', '14.06', true],
    ['14.06', '14', false],
    ['14.06', '14.07', false],
    ['14', '15.01', false],
    ['1', '14.06', false],
    ['', '14.06', false],
    ['14', 'ID', false],
    ['14.0', '14.06', false],
  ])('%s over %s: %s', (scope, region, expected) => {
    expect(covers(scope, region)).toBe(expected);
  });
});
