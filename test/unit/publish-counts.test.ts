import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standings } from '../../functions/pledges/register/standing.ts';
import { acts, type Counts } from '../../functions/pledges/counting/participation-cell.ts';
import type { CellCount } from '../../functions/pledges/counting/participation-item.ts';
import { staffKinds } from '../../functions/pledges/register/pledge-form.ts';
import { publishCounts } from '../../functions/pledges/counting/publish-counts.ts';
import type { Published, PublishedTable } from '../../functions/pledges/counting/published.ts';
import { roundTables, step, type Rounded, type Tables } from '../../shared/round-tables.ts';

const people = (cells: readonly number[]): number => cells.reduce((all, cell) => all + cell, 0);
const isFives = (n: number) => n % step === 0 && n >= 0;

/** The same people split in several ways: the tables of any region at any time. */
const anyTables: fc.Arbitrary<Tables> = fc
  .record({
    size: fc.oneof(fc.nat(12), fc.nat(60), fc.nat(400)),
    widths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
    picks: fc.infiniteStream(fc.nat(10_000)),
    even: fc.boolean(),
  })
  .map(({ size, widths, picks, even }) =>
    widths.map((width) => {
      const cells = Array.from({ length: width }, () => 0);
      for (let n = 0; n < size; n += 1) {
        const pick = (picks.next().value ?? 0) as number;
        const at = even ? pick % width : Math.min(width - 1, Math.floor(Math.log2(1 + pick / 700)));
        cells[at] = (cells[at] ?? 0) + 1;
      }
      return cells;
    }),
  );

/** The hardest cases: every cell just below a multiple of five, or just on it. */
const edgyTables: fc.Arbitrary<Tables> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(3))
  .chain(([wide, width, base]) => {
    const cells = Array.from({ length: wide }, () => base * step + 4);
    const all = people(cells);
    return fc.array(fc.nat(all), { minLength: width - 1, maxLength: width - 1 }).map((cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), all];
      return [cells, at.slice(1).map((to, i) => to - (at[i] ?? 0))];
    });
  });

const tables = fc.oneof(anyTables, edgyTables);

/**
 * A world of other people that looks just the same from outside, in which one cell holds `more` people beyond what
 * is shown of it; undefined if there is none.
 */
const worldWith = (
  { total, tables: rounded }: Rounded,
  cell: { table: number; at: number; more: number },
): Tables | undefined => {
  const all = total + cell.more;
  const worlds = rounded.map(({ cells }, t) => {
    let left = all - people(cells) - (t === cell.table ? cell.more : 0);
    return cells.map((shown, i) => {
      if (t === cell.table && i === cell.at) return shown + cell.more;
      const hidden = Math.max(0, Math.min(step - 1, left));
      left -= hidden;
      return shown + hidden;
    });
  });
  return worlds.every((cells) => people(cells) === all) ? worlds : undefined;
};

describe('rounding tables of the same people', () => {
  it('shows nothing but fives, and every table adds up to the same', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const { total, tables: rounded } = roundTables(given);
        expect(isFives(total)).toBe(true);
        expect(total).toBeLessThanOrEqual(people(given[0] ?? []));
        for (const [i, { cells, rest }] of rounded.entries()) {
          expect([...cells, rest].every(isFives)).toBe(true);
          expect(people(cells) + rest).toBe(total);
          for (const [at, shown] of cells.entries())
            expect(shown).toBeLessThanOrEqual(given[i]?.[at] ?? 0);
        }
      }),
    );
  });

  it('leaves open whether any cell holds 0, 1, 2, 3 or 4 people more than is shown of it: a world of each kind looks just the same', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const seen = roundTables(given);
        for (const [table, { cells }] of seen.tables.entries())
          for (const at of cells.keys())
            for (let more = 0; more < step; more += 1) {
              const world = worldWith(seen, { table, at, more });
              expect(world && roundTables(world)).toEqual(seen);
            }
      }),
      { numRuns: 400 },
    );
  });

  it('loses few people of a region of a hundred and more: no more than nine', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const all = people(given[0] ?? []);
        const { total } = roundTables(given);
        const smallest = Math.min(...given.map((cells) => cells.length));
        expect(all - total).toBeLessThanOrEqual(smallest === 1 ? 12 : 14);
      }),
    );
  });

  it('names what was merged: two small units and the remainders of the large', () => {
    expect(roundTables([[23, 8, 2, 3, 3]])).toEqual({
      total: 35,
      tables: [{ cells: [20, 5, 0, 0, 0], rest: 10 }],
    });
  });

  it('refuses tables that do not count the same people', () => {
    expect(() => roundTables([[5], [6]])).toThrow('same people');
  });
});

const region = {
  code: '18.09',
  name: 'Kabupaten Pesawaran',
  zone: 'Asia/Jakarta' as const,
  units: ['DISDIK', 'SEKDA', 'DINKES', 'BPKAD'].map((code) => ({ code, name: code })),
};
const campaign = { nonAsnTakePart: true, acts: [...acts] };

/** Somebody pledges; or somebody who had attends later, or is erased. */
type Event = { unit: number; group: number; ceremony: number; act: 'pledge' | 'attend' | 'erase' };

const anyHistory: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    unit: fc.nat(3),
    group: fc.nat(acts.length * staffKinds.length * standings.length - 1),
    ceremony: fc.nat(2),
    act: fc.constantFrom('pledge', 'pledge', 'pledge', 'pledge', 'attend', 'erase'),
  }),
  { minLength: 1, maxLength: 90 },
);

/** The counts after each of the events. */
const historyOf = (events: Event[]): CellCount[][] => {
  const cells = new Map<string, CellCount>();
  return events.map((event) => {
    const unit = region.units[event.unit]?.code ?? '';
    const ceremony = ['18.09-a', '18.09-b', undefined][event.ceremony];
    const key = `${unit}#${ceremony ?? ''}`;
    const cell = cells.get(key) ?? {
      region: '18.09',
      unit,
      ...(ceremony !== undefined && { ceremony }),
      counts: {},
      byDay: new Map<number, Counts>(),
      countedAt: 0,
    };
    cells.set(key, { ...cell, counts: countsAfter(event, cell.counts) });
    return [...cells.values()];
  });
};

const countsAfter = ({ act, group }: Event, counts: Counts): Counts => {
  const name = groupAt(group);
  const people = counts[name] ?? 0;
  if (act === 'pledge' || people === 0) return { ...counts, [name]: people + 1 };
  if (act === 'erase') return { ...counts, [name]: people - 1 };
  const attended = groupAt(group % (acts.length * staffKinds.length));
  if (attended === name) return counts;
  return { ...counts, [name]: people - 1, [attended]: (counts[attended] ?? 0) + 1 };
};

const groupAt = (n: number) => {
  const act = acts[n % acts.length] ?? 'ikrar';
  const kind = staffKinds[Math.floor(n / acts.length) % staffKinds.length] ?? 'pns';
  const standing = standings[Math.floor(n / acts.length / staffKinds.length)] ?? 'claimed';
  return `${act}:${kind}:${standing}` as const;
};

const tableNames = ['units', 'staffKinds', 'standings', 'acts', 'ceremonies'] as const;
type Document = Omit<Published, 'claimed'>;
const numbersIn = (published: Document): number[] => [
  published.pledged,
  ...tableNames.flatMap((name) => numbersOf(published[name])),
];
const numbersOf = ({ cells, rest }: PublishedTable): number[] => [...cells.map(([, n]) => n), rest];

describe('published counts', () => {
  it('isolate nobody: over a whole history of pledges, proofs and erasures, no sums and differences of published numbers, within a document or between two, come to 1, 2, 3 or 4 people', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.integer({ min: -3, max: 3 })), (events, weights) => {
        const documents = historyOf(events).map((cells) => publishCounts(campaign, region, cells));
        const all = documents.flatMap(numbersIn);
        expect(all.every(isFives)).toBe(true);
        const mixed = all.reduce(
          (sum, n, i) => sum + n * (weights[i % (weights.length || 1)] ?? 1),
          0,
        );
        expect(Math.abs(mixed) % step).toBe(0);
        for (const [i, later] of documents.entries()) {
          const earlier = documents[i - 1];
          if (!earlier) continue;
          for (const name of tableNames)
            for (const [key, now] of later[name].cells) {
              const before = earlier[name].cells.find(([k]) => k === key)?.[1] ?? 0;
              expect(Math.abs(now - before) % step).toBe(0);
            }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('show no cell of fewer than five, and all tables of a document add up to the same', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const cells = historyOf(events).at(-1) ?? [];
        const published = publishCounts(campaign, region, cells);
        for (const name of tableNames.filter((one) => one !== 'ceremonies'))
          expect(people(numbersOf(published[name]))).toBe(published.pledged);
        for (const name of tableNames)
          for (const [, n] of published[name].cells) expect(n).toBeGreaterThanOrEqual(step);
        expect([0, published.pledged]).toContain(people(numbersOf(published.ceremonies)));
      }),
    );
  });

  it('say nothing of ceremonies until one of them is large enough', () => {
    const cell = (ceremony: string | undefined, n: number): CellCount => ({
      region: '18.09',
      unit: 'DISDIK',
      ...(ceremony !== undefined && { ceremony }),
      counts: { 'ikrar:pns:attended': n },
      byDay: new Map(),
      countedAt: 0,
    });
    const of = (n: number) =>
      publishCounts(campaign, region, [cell(undefined, 30), cell('18.09-a', n)]).ceremonies;
    expect(of(4)).toEqual({ cells: [], rest: 0 });
    expect(of(6).cells).toEqual([
      ['-', 30],
      ['18.09-a', 5],
    ]);
  });
});
