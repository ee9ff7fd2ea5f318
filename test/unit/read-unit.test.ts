import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readUnit, unitsWithin } from '../../functions/reports/intake/read-unit.ts';
import { servedRegion, type CampaignRegion } from '../../shared/campaign.ts';
import { sharedSpellings } from '../../shared/unit-spellings.ts';
import { unitsOf } from '../../shared/units.ts';
import { demoCampaign } from '../support/campaign.ts';
import { unitSpellings } from '../support/unit-spellings.ts';

const campaign = demoCampaign();
const regionOf = (code: string): CampaignRegion => {
  const region = servedRegion(campaign, code);
  if (!region) throw new Error(`${code} is not served`);
  return region;
};
const pesawaran = regionOf('18.09');
const pasuruan = regionOf('35.75');

describe('a unit of Pesawaran', () => {
  it.each(unitSpellings)('written %j is read as %s', (said, code) => {
    expect(readUnit(pesawaran, said)).toEqual({ is: 'known', codes: [code] });
  });

  it.each([
    ['Dinas Kesehatan dan Dinas Pendidikan', ['DINKES', 'DISDIK']],
    ['DISDIK/DINKES', ['DISDIK', 'DINKES']],
    ['Inspektorat, Irban II', ['INSPEKTORAT', 'IRBAN-2']],
    ['Setda; Bagian Umum', ['SEKDA', 'BAG-UMUM']],
  ])('written %j names several', (said, codes) => {
    expect(readUnit(pesawaran, said)).toEqual({ is: 'several', codes });
  });

  it.each([
    [undefined],
    [''],
    ['-'],
    ['tidak tahu'],
    ['Dinas'],
    ['Kabupaten Pesawaran'],
    ['Inspektorat lnspektur'],
    ['Dinas di tempat lain'],
    ['Inspektorat Provinsi Lampung'],
    ['Dinas Kesehatan Kota Pasuruan'],
    ['Dinas Kesehatan Provinsi'],
    ['SDN 2 Gedong Tataan'],
    ['SMPN 1'],
    ['Kecamatan Kedondong'],
    ['Bidang Mutasi BKPSDM'],
    ['Dinas Kesehatan atau mungkin kantor lain'],
    ['mantan Kadis Kesehatan'],
    ['Kementerian Agama'],
  ])('written %j is not certain', (said) => {
    expect(readUnit(pesawaran, said)).toEqual({ is: 'unknown', codes: [] });
  });
});

describe('a unit of a city', () => {
  it('is not that of the regency of the same name', () => {
    expect(readUnit(pasuruan, 'Dinas Kesehatan Kota Pasuruan').codes).toEqual(['DINKES']);
    expect(readUnit(pasuruan, 'Dinas Kesehatan Kabupaten Pasuruan').is).toBe('unknown');
    expect(readUnit(pasuruan, 'Dinkes Kab').is).toBe('unknown');
  });

  it('is the mayor’s by any of the ways to write it', () => {
    for (const said of ['Wali Kota', 'Walikota Pasuruan', 'Wakil Wali Kota Pasuruan'])
      expect(readUnit(pasuruan, said).codes).toEqual(['KDH']);
  });
});

describe('every unit of the demo', () => {
  it('is read from its code, its name and each of its other names, alone', () => {
    for (const region of campaign.regions)
      for (const { code, name, otherNames = [] } of unitsOf(region))
        for (const said of [code, name, ...otherNames, name.toUpperCase(), `Kantor ${name}`])
          expect({ said, ...readUnit(region, said) }).toEqual({ said, is: 'known', codes: [code] });
  });

  it('has no spelling that another has too', () => {
    for (const region of campaign.regions) expect(sharedSpellings(region)).toEqual([]);
  });

  it('is not read any more once a word that says something else stands beside it', () => {
    const units = unitsOf(pesawaran);
    const spellings = new Set(units.flatMap(({ name, otherNames = [] }) => [name, ...otherNames]));
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.stringMatching(/^[a-z]{5,12}$/),
        ({ name }, word) => {
          const read = readUnit(pesawaran, `${name} ${word}`);
          expect(read.is === 'unknown' || spellings.has(`${name} ${word}`)).toBe(true);
        },
      ),
    );
  });

  it('is never guessed from any text', () => {
    const known = new Set(unitsOf(pesawaran).map(({ code }) => code));
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (said) => {
        expect(readUnit(pesawaran, said).codes.every((code) => known.has(code))).toBe(true);
      }),
    );
  });
});

describe('a name that says an office', () => {
  it.each([
    ['Bapak Bupati Dendi', ['KDH']],
    ['Sekda Andri', ['SEKDA']],
    ['Andri (Inspektorat)', ['INSPEKTORAT']],
    ['Andri Wayratna, S.Sos', []],
    [undefined, []],
  ])('%j keeps that office away as well', (said, codes) => {
    expect(unitsWithin(pesawaran, said)).toEqual(codes);
  });
});
