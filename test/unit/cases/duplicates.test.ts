import { describe, expect, it } from '@jest/globals';
import { duplicateMarks } from '../../../functions/reports/cases/duplicates.ts';

const key = Buffer.alloc(32, 7);
const said = {
  occurredOn: '2026-11-20',
  accusedName: 'Budi Contoh',
  accusedUnit: 'Dinas Pendidikan',
  link: 'https://www.facebook.com/grup/123?fbclid=abc',
};
const marksOf = (more: Record<string, string> = {}, region = '18.09') =>
  duplicateMarks(key, region, { ...said, ...more });
const shared = (more: Record<string, string>, region?: string) => {
  const others = new Set(marksOf(more, region).map(({ mark }) => mark));
  return marksOf()
    .filter(({ mark }) => others.has(mark))
    .map(({ why }) => why);
};

describe('reports that may be about the same thing', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['told alike', {}, ['accused', 'link']],
    [
      'with titles and degrees',
      { accusedName: 'Drs. H. BUDI  CONTOH, M.Si.' },
      ['accused', 'link'],
    ],
    ['by another link', { link: 'https://x.com/lain/1' }, ['accused']],
    ['about another person', { accusedName: 'Sari Contoh' }, ['link']],
    ['of another unit of that name', { accusedUnit: 'Dinas Kesehatan' }, ['link']],
    ['by the mobile site', { link: 'https://m.facebook.com/grup/123/' }, ['accused', 'link']],
    [
      'with tracking of another app',
      { link: 'https://facebook.com/grup/123?utm_source=wa&si=9#komentar' },
      ['accused', 'link'],
    ],
    ['by another post of that page', { link: 'https://facebook.com/grup/123?id=7' }, ['accused']],
    ['on another day', { occurredOn: '2026-11-21' }, []],
  ])('%s share a mark', (_, more, why) => expect(shared(more)).toEqual(why));

  it('never share one across regions', () => expect(shared({}, '14.06')).toEqual([]));

  it('have no mark for what was not said', () => {
    expect(marksOf({ accusedName: '', link: '' })).toEqual([]);
    expect(marksOf({ accusedName: 'A', link: 'bukan tautan' })).toEqual([]);
  });

  it('have marks nobody can try out without the key, and that say nothing', () => {
    const other = duplicateMarks(Buffer.alloc(32, 8), '18.09', said);
    expect(other.map(({ mark }) => mark)).not.toEqual(marksOf().map(({ mark }) => mark));
    expect(JSON.stringify(marksOf())).not.toMatch(/budi|facebook|pendidikan/i);
  });
});
