import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Addition, ParticipationStore } from '../../functions/pledges/participation-store.ts';
import { staffKinds } from '../../functions/pledges/pledge-form.ts';
import { tally, type NewPledge } from '../../functions/pledges/tally.ts';

type Kept = { counts: Record<string, number>; upTo: Map<string, string> };

/** Keeps counts as the table does: one conditional write; `die` says when the process ends, before or after it. */
const memoryStore = (die: (write: number) => 'before' | 'after' | undefined) => {
  const items = new Map<string, Kept>();
  let writes = 0;
  const store: Pick<ParticipationStore, 'add'> = {
    add: (addition: Addition) => {
      const end = die(writes++);
      if (end === 'before') return Promise.reject(new Error('killed'));
      const key = `${addition.region}/${addition.unit}`;
      const item = items.get(key) ?? { counts: {}, upTo: new Map<string, string>() };
      const countedUpTo = item.upTo.get(addition.shardId);
      if (countedUpTo !== addition.after)
        return Promise.resolve({ countedUpTo: countedUpTo ?? '' });
      for (const kind of staffKinds) {
        item.counts[kind] = (item.counts[kind] ?? 0) + addition.counts[kind];
      }
      item.upTo.set(addition.shardId, addition.upTo);
      items.set(key, item);
      return end === 'after' ? Promise.reject(new Error('killed')) : Promise.resolve('added');
    },
  };
  return { items, store: { ...store, read: () => Promise.resolve([]) } };
};

const pledges = fc.array(
  fc.record({
    region: fc.constantFrom('14.06', '18.09'),
    unit: fc.constantFrom('DISDIK', 'SEKDA', 'DINKES'),
    staffKind: fc.constantFrom(...staffKinds),
  }),
  { minLength: 1, maxLength: 40 },
);

const numbered = (shard: number, list: Omit<NewPledge, 'sequence'>[]): NewPledge[] =>
  list.map((pledge, i) => ({ ...pledge, sequence: String(9_999_995 + shard * 1000 + i) }));

describe('counting', () => {
  it('counts every pledge once, however its stream is cut, replayed, and killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(pledges, { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom('before' as const, 'after' as const, undefined, undefined), {
          minLength: 20,
          maxLength: 20,
        }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 }),
        async (shards, deaths, cuts) => {
          const { items, store } = memoryStore((write) => deaths[write]);
          const count = tally({ participation: store, now: () => 0 });
          let at = 0;
          const cut = () => cuts[at++ % cuts.length] ?? 1;
          for (const [shard, list] of shards.entries()) {
            await drain(count, `shard-${shard}`, numbered(shard, list), cut);
          }
          const total = [...items.values()]
            .flatMap(({ counts }) => Object.values(counts))
            .reduce((sum, n) => sum + n, 0);
          expect(total).toBe(shards.flat().length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('writes each unit once a batch', async () => {
    let writes = 0;
    const { store } = memoryStore(() => {
      writes += 1;
      return undefined;
    });
    const batch = numbered(
      0,
      Array.from({ length: 1000 }, (_, i) => ({
        region: '18.09',
        unit: `UNIT-${i % 50}`,
        staffKind: 'pns' as const,
      })),
    );
    await tally({ participation: store, now: () => 0 })('shard', batch);
    expect(writes).toBe(50);
  });
});

type Count = ReturnType<typeof tally>;

/** Delivers as Lambda does: a batch until it succeeds, sometimes with records that were done before. */
const drain = async (count: Count, shard: string, list: NewPledge[], cut: () => number) => {
  let done = 0;
  for (let tries = 0; done < list.length && tries < 500; tries += 1) {
    const from = Math.max(0, done - (cut() % 3));
    const to = Math.min(list.length, done + cut());
    try {
      await count(shard, list.slice(from, to));
      done = to;
    } catch {
      // Killed: the same records come again, in another cut.
    }
  }
  await count(shard, list).catch(() => count(shard, list).catch(() => undefined));
};
