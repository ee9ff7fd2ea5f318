import { describe, expect, it } from '@jest/globals';
import { alikeMark, type AccusedFields } from '../../functions/reports/intake/alike-mark.ts';

const key = Buffer.alloc(32, 7);
const markOf = (said: AccusedFields, region = '18.09') => alikeMark(key, region, said);
const andri = { accusedName: 'Andri Wayratna', accusedUnit: 'Dinas Pendidikan' };

describe('the mark that reports about one accused share', () => {
  it.each<[string, AccusedFields]>([
    ['with a title and a degree', { ...andri, accusedName: 'Bapak ANDRI WAYRATNA, S.Sos., M.H.' }],
    ['in another order', { ...andri, accusedName: 'Andri  Wayratna' }],
    ['as it sounds', { ...andri, accusedName: 'Andry Wairatna' }],
    ['with a unit in other letters', { ...andri, accusedUnit: 'DINAS PENDIDIKAN' }],
    ['with a link beside it', { ...andri, link: 'https://x.test/p/1' }],
  ])('is the same for a name %s', (_, said) => {
    expect(markOf(said)).toBe(markOf(andri));
  });

  it.each<[string, AccusedFields, string]>([
    ['of the same family name', { ...andri, accusedName: 'Budi Wayratna' }, '18.09'],
    ['with one name more', { ...andri, accusedName: 'Andri Wayratna Putra' }, '18.09'],
    ['of another unit', { ...andri, accusedUnit: 'SDN 2 Gedong Tataan' }, '18.09'],
    ['in another region', andri, '18.01'],
  ])('is another for somebody %s', (_, said, region) => {
    expect(markOf(said, region)).not.toBe(markOf(andri));
  });

  it.each<[string, AccusedFields]>([
    ['a single name', { accusedName: 'Budi', accusedUnit: 'Dinas Pendidikan' }],
    ['nobody', { accusedUnit: 'Dinas Pendidikan' }],
    ['no address that can be read', { link: 'di facebook' }],
  ])('is not there for %s, which so many share', (_, said) => {
    expect(markOf(said)).toBeUndefined();
  });

  it('is that of the link where nobody is named in full', () => {
    const link = 'https://www.instagram.com/p/abc/?igsh=1';
    expect(markOf({ link })).toBe(markOf({ link: 'https://instagram.com/p/abc' }));
    expect(markOf({ link })).not.toBe(markOf({ link: 'https://instagram.com/p/abd' }));
  });
});
