import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCase, mondayNine } from '../../support/cases.ts';
import { isSampled } from '../../../functions/reports/cases/review.ts';
import type { Review } from '../../../functions/reports/cases/review.ts';
import { sampleEnding } from '../../../functions/reports/cases/sample-ending.ts';

const keyOf = (seed: number) => Buffer.alloc(32, seed);
const ids = Array.from({ length: 4000 }, (_, i) => `kasus-${String(i)}`.padEnd(32, 'x'));
const share = (key: Uint8Array, percent: number): number =>
  (100 * ids.filter((id) => isSampled(key, id, percent)).length) / ids.length;

describe('the sample of ends', () => {
  it('holds about as many as are set, under any key', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 5, max: 100 }),
        (key, set) => {
          // Four standard deviations of 4,000 draws.
          expect(Math.abs(share(keyOf(key), set) - set)).toBeLessThan(3.2);
        },
      ),
      { numRuns: 20 },
    );
    expect(share(keyOf(1), 100)).toBe(100);
  });

  it('holds a case or does not, whenever it is ended, and more of them where more are set', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.integer({ min: 5, max: 99 }), (id, set) => {
        const held = isSampled(keyOf(1), id, set);
        expect(isSampled(keyOf(1), id, set)).toBe(held);
        if (held) expect(isSampled(keyOf(1), id, set + 1)).toBe(true);
      }),
    );
  });

  it('cannot be told without the key: under another one it is another sample', () => {
    const both = ids.filter((id) => isSampled(keyOf(1), id, 20) && isSampled(keyOf(2), id, 20));
    // A fifth of a fifth.
    expect(both.length / ids.length).toBeGreaterThan(0.02);
    expect(both.length / ids.length).toBeLessThan(0.06);
    expect(() => isSampled(Buffer.alloc(8), ids[0] ?? '', 20)).toThrow('32 bytes');
  });
});

describe('what is stored with an end', () => {
  const by = { region: '18.09', officerId: 'petugas-1' };
  const sampling = (known: { before?: Review; isFirst?: boolean }) => {
    const written: Review[] = [];
    const enders: string[] = [];
    const sample = sampleEnding({
      reviews: {
        find: () => Promise.resolve(known.before),
        isFirst: (_, month) => Promise.resolve(enders.push(month) > 0 && (known.isFirst ?? false)),
        write: (row) => (written.push(row), {}),
        enderWrite: () => ({}),
      },
      sampleKey: () => Promise.resolve(keyOf(1)),
      reviewedPercent: 20,
    });
    const end = (caseKey: string, at = mondayNine) =>
      sample({ kept: aCase({ caseKey }), move: 'not-prove', by, at, version: 3 });
    return { end, written, enders };
  };
  const outside = ids.find((id) => !isSampled(keyOf(1), id, 20)) ?? '';
  const inside = ids.find((id) => isSampled(keyOf(1), id, 20)) ?? '';

  it('is nothing outside the sample, and one row inside', async () => {
    const { end, written } = sampling({});
    expect(await end(outside)).toEqual({});
    expect(written).toEqual([]);
    expect((await end(inside))['review']).toHaveLength(1);
    expect(written).toMatchObject([{ caseKey: inside, queue: '18.09#review', endedBy: by }]);
  });

  it('is a row for the first end of a month, by the calendar of the region', async () => {
    const { end, enders } = sampling({ isFirst: true });
    // 00:30 on 1 December in Jakarta.
    expect((await end(outside, Date.parse('2026-11-30T17:30:00Z')))['review']).toHaveLength(2);
    expect(enders).toEqual(['2026-12']);
  });

  it('is a row for every end of a case that was looked at before, and no time is gained by ending it again', async () => {
    const before = { dueAt: 5, caseKey: outside } as Review;
    const waiting = sampling({ before });
    await waiting.end(outside);
    expect(waiting.written).toMatchObject([{ dueAt: 5 }]);
    const looked = sampling({ before: { ...before, found: 'reopened' } });
    await looked.end(outside);
    expect(looked.written).toMatchObject([{ dueAt: mondayNine + 7 * 86_400_000 }]);
  });
});
