import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { peopleIn } from '../../functions/pledges/counting/participation-cell.ts';
import { publishCounts } from '../../functions/pledges/counting/publish-counts.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { tally, type PledgeChange } from '../../functions/pledges/counting/tally.ts';
import {
  killable,
  memoryParticipation,
  memoryPublished,
  type Death,
} from '../support/memory-participation.ts';
import {
  aCountedPledge,
  anyShard,
  recount,
  sequenceOf,
  withoutNobody,
} from '../support/pledge-changes.ts';
import { demoCampaign } from '../support/campaign.ts';

const campaign = demoCampaign();

type World = ReturnType<typeof newWorld>;

const newWorld = (die: (call: number) => Death) => {
  const { at, calls } = killable(die);
  const participation = memoryParticipation(at);
  const published = memoryPublished(at);
  return { participation, published, calls };
};

/** What one process does with a batch: it remembers nothing of an earlier one. */
const freshProcess = ({ participation, published }: World) => {
  const count = tally({ participation: participation.store, now: () => 0 });
  const publish = publishRegion({
    campaign,
    participation: participation.store,
    published: published.store,
    now: () => 0,
  });
  return async (shard: string, batch: PledgeChange[]) => {
    for (const region of await count(shard, batch)) await publish(region);
  };
};

const counted = ({ participation }: World) =>
  withoutNobody([...participation.cells].map(([key, { counts }]) => [key, counts] as const));

describe('counting', () => {
  it('counts every pledge once, moves who attends, confirms, is taken back or claims elsewhere and forgets who is erased, however the stream is cut, replayed, and killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyShard, { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom<Death>('before', 'after', undefined, undefined), {
          minLength: 20,
          maxLength: 20,
        }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 }),
        fc.boolean(),
        async (shards, deaths, cuts, sameProcess) => {
          const world = newWorld((call) => deaths[call]);
          const one = freshProcess(world);
          const process = () => (sameProcess ? one : freshProcess(world));
          let at = 0;
          const cut = () => cuts[at++ % cuts.length] ?? 1;
          for (const [i, records] of shards.entries())
            await drain(process, `shard-${String(i)}`, records, cut);
          expect(counted(world)).toEqual(withoutNobody(recount(shards)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives the same counts and the same document when killed at any await, before and after it', async () => {
    const records: PledgeChange[] = Array.from({ length: 24 }, (_, i) => ({
      sequence: sequenceOf(i),
      after: aCountedPledge({ unit: ['DISDIK', 'SEKDA', 'DINKES'][i % 3] ?? '' }),
    }));
    const first = records[0]?.after;
    const confirmed = {
      ...aCountedPledge({ unit: first?.unit ?? '' }),
      standing: 'confirmed' as const,
    };
    records.push({ sequence: sequenceOf(24), before: first, after: confirmed });
    records.push({ sequence: sequenceOf(25), before: confirmed });
    const whole = newWorld(() => undefined);
    await freshProcess(whole)('shard', records);
    const document = whole.published.documents.get('18.09')?.document;
    expect(document?.pledged).toBe(20);
    for (let call = 0; call < whole.calls(); call += 1) {
      for (const death of ['before', 'after'] as const) {
        const world = newWorld((now) => (now === call ? death : undefined));
        await expect(freshProcess(world)('shard', records)).rejects.toThrow('killed');
        // Another cut first, as Lambda may deliver, then the whole batch again.
        await freshProcess(world)('shard', records.slice(0, 7));
        await freshProcess(world)('shard', records);
        expect(counted(world)).toEqual(counted(whole));
        expect(world.published.documents.get('18.09')?.document).toEqual(document);
      }
    }
    expect(whole.calls()).toBeGreaterThanOrEqual(6);
  });

  it('writes each cell once a batch, and asks nothing about what it counted itself', async () => {
    const world = newWorld(() => undefined);
    const count = tally({ participation: world.participation.store, now: () => 0 });
    const batch = (from: number): PledgeChange[] =>
      Array.from({ length: 1000 }, (_, i) => ({
        sequence: sequenceOf(from + i),
        after: aCountedPledge({ unit: `UNIT-${String(i % 50)}` }),
      }));
    await count('shard', batch(0));
    await count('shard', batch(1000));
    // A look and a write each, then a write each.
    expect(world.calls()).toBe(150);
  });

  it('writes nothing for a repeat, which changes nothing that counts', async () => {
    const world = newWorld(() => undefined);
    const count = tally({ participation: world.participation.store, now: () => 0 });
    const pledge = aCountedPledge();
    expect(await count('shard', [{ sequence: '1', before: pledge, after: { ...pledge } }])).toEqual(
      [],
    );
    expect(world.calls()).toBe(0);
  });
});

describe('publishing a region', () => {
  it('never leaves an older document behind when several publish at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 4 }),
        async (scheduler, shards) => {
          const participation = memoryParticipation((act) =>
            scheduler.schedule(Promise.resolve()).then(act),
          );
          const published = memoryPublished((act) =>
            scheduler.schedule(Promise.resolve()).then(act),
          );
          const work = Array.from({ length: shards }, async (_, shard) => {
            const handle = freshProcess({ participation, published, calls: () => 0 });
            for (let batch = 0; batch < 3; batch += 1)
              await handle(
                `shard-${String(shard)}`,
                Array.from({ length: 5 }, (__, i) => ({
                  sequence: sequenceOf(batch * 5 + i),
                  after: aCountedPledge(),
                })),
              );
          });
          await scheduler.waitFor(Promise.all(work));
          const document = published.documents.get('18.09')?.document;
          const cells = [...participation.cells.values()];
          expect(cells.reduce((all, { counts }) => all + peopleIn(counts), 0)).toBe(shards * 15);
          const region = campaign.regions.find(({ code }) => code === '18.09');
          if (!region) throw new Error('18.09 is served');
          expect(document).toEqual({
            ...publishCounts(campaign, region, cells),
            claimed: 0,
            countedAt: 0,
            days: document && [[0, document.pledged]],
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes nothing while no published number changes', async () => {
    const { participation, published } = newWorld(() => undefined);
    let now = 0;
    const publish = publishRegion({
      campaign,
      participation: participation.store,
      published: published.store,
      now: () => (now += 1000),
    });
    const count = tally({ participation: participation.store, now: () => now });
    for (let n = 0; n < 14; n += 1) {
      await count('shard', [{ sequence: sequenceOf(n), after: aCountedPledge() }]);
      await publish('18.09');
    }
    const { document, version } = published.documents.get('18.09') ?? {};
    expect(document?.pledged).toBe(10);
    // The empty one, that with five, that with ten.
    expect(version).toBe(3);
  });
});

type Process = () => (shard: string, batch: PledgeChange[]) => Promise<unknown>;

/** Delivers as Lambda does: a batch until it succeeds, sometimes with records that were done before. */
const drain = async (process: Process, shard: string, list: PledgeChange[], cut: () => number) => {
  let done = 0;
  for (let tries = 0; done < list.length && tries < 500; tries += 1) {
    const from = Math.max(0, done - (cut() % 3));
    const to = Math.min(list.length, done + cut());
    try {
      await process()(shard, list.slice(from, to));
      done = to;
    } catch {
      // Killed: the same records come again, in another cut.
    }
  }
  await process()(shard, list).catch(() => process()(shard, list).catch(() => undefined));
};
