import { describe, expect, it } from '@jest/globals';
import { countReaders } from '../../../functions/reports/readings/count-readers.ts';
import { readingOf } from '../../../functions/reports/readings/note-reading.ts';
import { people } from '../../support/case-asks.ts';

const now = Date.parse('2026-11-29T09:00:00Z');
const hourMs = 3_600_000;

type Read = { by: string; ago: number; about?: string; reads?: string; cases?: string[] };
const readings = (all: Read[]) =>
  all.map(({ by, ago, about = 'case#a', reads = 'file', cases }, n) =>
    readingOf(
      {
        ...{ about, reads, region: '18.09', person: { ...people.officer, personId: by } },
        ...(cases ? { cases } : { expiresAt: 2e9 }),
      },
      { at: now - ago * hourMs, nonce: `n${n}` },
    ),
  );
const times = (count: number, one: Read): Read[] => Array<Read>(count).fill(one);

describe('who read how much', () => {
  it('is counted by reader: of a day, in all, different cases, rows exported', () => {
    const [most, other] = countReaders(
      readings([
        { by: 'a', ago: 1 },
        { by: 'a', ago: 2, about: 'case#b' },
        { by: 'a', ago: 30 },
        { by: 'b', ago: 25, reads: 'list', about: 'queue#18.09', cases: ['x', 'y'] },
        { by: 'b', ago: 26, reads: 'export', about: 'queue#18.09', cases: ['x', 'y', 'z'] },
      ]),
      now,
    );
    expect(most).toMatchObject({ personId: 'a', lastDay: 2, inAll: 3, cases: 2, exported: 0 });
    expect(other).toMatchObject({ personId: 'b', lastDay: 0, inAll: 2, cases: 0, exported: 3 });
  });

  it('calls unusual who read far more than the others, and nobody at ordinary numbers', () => {
    const unusual = (counts: Record<string, number>) =>
      countReaders(
        readings(Object.entries(counts).flatMap(([by, count]) => times(count, { by, ago: 1 }))),
        now,
      )
        .filter(({ isUnusual }) => isUnusual)
        .map(({ personId }) => personId);
    expect(unusual({ a: 20, b: 1, c: 1 })).toEqual([]);
    expect(unusual({ a: 21, b: 1, c: 1 })).toEqual(['a']);
    expect(unusual({ a: 60, b: 40, c: 41 })).toEqual([]);
    expect(unusual({ a: 124, b: 40, c: 41 })).toEqual(['a']);
    expect(unusual({ a: 21 })).toEqual(['a']);
    expect(unusual({})).toEqual([]);
  });
});
