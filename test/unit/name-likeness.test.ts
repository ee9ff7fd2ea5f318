import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isComparable, nameMarks, resembles } from '../../shared/name-likeness.ts';
import { demoPeople } from '../../infra/demo/demo-people.ts';

const key = Buffer.alloc(32, 7);
const marks = (name: string) => nameMarks(key, name);
const alike = (a: string, b: string): boolean => resembles(marks(a), marks(b));

describe('a name', () => {
  it.each([
    ['Andri Wayratna'],
    ['H. Andri Wayratna, S.Sos., M.Si.'],
    ['ANDRI WAYRATNA'],
    ['andri'],
    ['Wayratna'],
    ['Pak Andri'],
    ['Andri W.'],
    ['A. Wayratna'],
    ['Wayratna, Andri'],
    ['Andrie Wairatna'],
    ['Andry'],
    ['@andriwayratna'],
    ['andri.wayratna_77'],
    ['Ándri\u200b Wayratna'],
    ['Andri bin Suwardi'],
    ['Andri dan Budi'],
  ])('written %j resembles that of the officer Andri Wayratna', (said) => {
    expect(alike(said, 'Andri Wayratna')).toBe(true);
  });

  it.each([
    ['Meiliana Ratulangga', 'Andri Wayratna'],
    ['Indra Wijaya', 'Andri Wayratna'],
    ['Budi Contohsana, S.Sos., M.Si.', 'Sari Umparan, S.Sos., M.Si.'],
    ['Drs. H. Budi Contohsana', 'Drs. H. Sari Umparan'],
    ['Muhammad Contohsana', 'Muhammad Umparan'],
    ['Joko Contohsana', 'Joko Umparan'],
    ['oknum pegawai', 'Andri Wayratna'],
    ['', 'Andri Wayratna'],
  ])('%j does not resemble %j', (said, name) => expect(alike(said, name)).toBe(false));

  it.each([
    ['Boedi', 'Budi Umparan'],
    ['Muh. Umparan', 'Mohammad Umpharan'],
    ['Muhammad', 'Mochamad Umparan'],
    ['Achmad Budi', 'Budi Ahmad Umparan'],
    ['Ma’ruf', 'Maruf Umparan'],
    ['Dzulkifli', 'Dzulkipli Umparan'],
    ['Joesoef', 'Yusuf Umparan'],
    ['Harijanto', 'Hariyanto Umparan'],
    ['Widjaja', 'Wijaya Umparan'],
  ])('%j resembles %j', (said, name) => expect(alike(said, name)).toBe(true));

  it('resembles itself, with anything before or after it, as often as it can be compared', () => {
    const name = fc.constantFrom(...demoPeople.map((person) => person.name));
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z]{2,8}$/), (one, word) => {
        expect(alike(one, `${word} ${one}`) && alike(`${one} ${word}`, one)).toBe(true);
        expect(alike(one, one.toUpperCase())).toBe(true);
      }),
    );
  });

  it('is that of nobody else of the demo', () => {
    for (const one of demoPeople)
      for (const other of demoPeople)
        expect([one.name, other.name, alike(one.name, other.name)]).toEqual([
          one.name,
          other.name,
          one === other,
        ]);
  });

  it('cannot be compared when it holds no word', () => {
    for (const said of ['', 'O', '😀😀', 'Dr. H. S.', '...'])
      expect([said, isComparable(marks(said))]).toEqual([said, false]);
  });

  it('has marks that nobody can try out without the key, and that say nothing', () => {
    const other = nameMarks(Buffer.alloc(32, 8), 'Andri Wayratna');
    expect(resembles(other, marks('Andri Wayratna'))).toBe(false);
    expect(JSON.stringify(other)).not.toMatch(/andri|wayratna/i);
  });

  it('makes few marks, however long the text', () => {
    const { rare, common } = marks('Nama '.repeat(4000) + 'abc def '.repeat(4000));
    expect(rare.length + common.length).toBeLessThan(30);
  });
});
