import { describe, expect, it } from '@jest/globals';
import { auditCounts } from '../../../functions/pledges/counting/audit-counts.ts';
import {
  tally,
  type CountedPledge,
  type PledgeChange,
} from '../../../functions/pledges/counting/tally.ts';
import { everyServed } from '../../../shared/campaign.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryAudits, memoryRegister } from '../../support/memory-audit.ts';
import { killable, memoryParticipation, type Death } from '../../support/memory-participation.ts';
import { aCountedPledge, sequenceOf } from '../../support/pledge-changes.ts';

const campaign = demoCampaign();
const night = Date.parse('2026-11-23T01:05:00+07:00');
const yesterday = Date.parse('2026-11-22T09:00:00+07:00');

/** A register that is counted as it changes, and its audit; `onPage` happens while the recount is under way. */
const aWorld = (die: (call: number) => Death = () => undefined) => {
  const { at, calls } = killable(die);
  const register = memoryRegister(10, async (act) => {
    const page = await at(act);
    await world.onPage?.(world.pages++);
    return page;
  });
  const participation = memoryParticipation();
  const audits = memoryAudits(at);
  const count = tally({ participation: participation.store, now: () => night });
  const doubts: number[] = [];
  const published: string[] = [];
  let sequence = 0;
  const change = async (key: string, after: CountedPledge | undefined) => {
    const before = register.pledges.get(key);
    if (after) register.pledges.set(key, after);
    else register.pledges.delete(key);
    const told: PledgeChange = { sequence: sequenceOf(sequence++), before, after };
    await count('shard', [told]);
  };
  const world = {
    register,
    participation,
    audits,
    doubts,
    published,
    change,
    calls,
    pages: 0,
    now: night,
    onPage: undefined as ((page: number) => Promise<void>) | undefined,
    /** One call of the function, in a new process. */
    run: () =>
      auditCounts({
        endsAt: Number.MAX_SAFE_INTEGER,
        campaign,
        pledges: register.scan,
        participation: participation.store,
        audits: audits.store,
        publish: (region) => Promise.resolve(void published.push(region)),
        now: () => world.now,
        budgetMs: 1,
        doubt: (people) => doubts.push(people),
      })(),
  };
  return world;
};

const withPledges = async (world: ReturnType<typeof aWorld>, many = 45) => {
  for (let n = 0; n < many; n += 1)
    await world.change(
      `p${String(n).padStart(3, '0')}`,
      aCountedPledge({ unit: n % 3 ? 'DISDIK' : 'SEKDA', pledgedAt: yesterday }),
    );
  return world;
};

describe('the nightly audit', () => {
  it('agrees when every pledge was counted, and publishes every region anew', async () => {
    const world = await withPledges(aWorld());
    expect(await world.run()).toBe('done');
    expect(world.audits.kept.results).toMatchObject([
      { agrees: true, pledges: 45, differences: [] },
    ]);
    expect(world.doubts).toEqual([]);
    expect(world.published).toEqual(everyServed(campaign).map(({ code }) => code));
    expect(await world.run()).toBe('done');
    expect(world.audits.kept.results).toHaveLength(1);
  });

  it('finds people who were lost or counted twice, after a second look, and raises the alarm', async () => {
    const world = await withPledges(aWorld());
    for (const cell of world.participation.cells.values())
      cell.counts = {
        'ikrar:pns:attended':
          (cell.counts['ikrar:pns:attended'] ?? 0) + (cell.unit === 'SEKDA' ? -2 : 1),
      };
    await world.run();
    expect(world.doubts).toEqual([3]);
    const [result] = world.audits.kept.results;
    expect(result?.agrees).toBe(false);
    expect(result?.differences.map(({ cell, by }) => [cell, by])).toEqual([
      ['SEKDA', -2],
      ['DISDIK', 1],
    ]);
  });

  it('is no false alarm in a burst: what is pledged today does not matter, counted or not', async () => {
    const world = await withPledges(aWorld());
    world.onPage = async (page) => {
      for (let n = 0; n < 20; n += 1)
        await world.change(
          `p${String(n * 7).padStart(3, '0')}-${String(page)}`,
          aCountedPledge({ pledgedAt: night }),
        );
      // In the register, and not counted yet.
      world.register.pledges.set(`z${String(page)}`, aCountedPledge({ pledgedAt: night }));
    };
    await world.run();
    expect(world.audits.kept.results).toMatchObject([{ agrees: true }]);
    expect(world.doubts).toEqual([]);
  });

  it('is no false alarm when somebody attends or is erased while it counts', async () => {
    const world = await withPledges(aWorld());
    world.onPage = async (page) => {
      if (page > 3) return;
      const first = world.register.pledges.get('p001');
      await world.change(`p00${String(page)}`, undefined);
      if (first && page === 2) await world.change('p044', { ...first, standing: 'confirmed' });
    };
    await world.run();
    expect(world.audits.kept.results).toMatchObject([{ agrees: true }]);
    expect(world.doubts).toEqual([]);
  });

  it('goes on where it was when its time is up, and ends the same', async () => {
    const world = await withPledges(aWorld());
    let states = 0;
    world.onPage = () => Promise.resolve(void (world.now += 10));
    for (; (await world.run()) !== 'done'; states += 1) expect(states).toBeLessThan(10);
    expect(states).toBe(4);
    expect(world.audits.kept.results).toMatchObject([{ agrees: true, pledges: 45 }]);
  });

  it('is in doubt when the night before never came to its end', async () => {
    const world = await withPledges(aWorld());
    world.onPage = () => Promise.resolve(void (world.now += 10));
    await world.run();
    world.now += 86_400_000;
    await world.run();
    expect(world.doubts).toEqual([1]);
  });

  it('killed at any await and called again, it ends the same', async () => {
    const whole = await withPledges(aWorld());
    await whole.run();
    const calls = whole.calls();
    expect(calls).toBeGreaterThan(6);
    for (let call = 0; call < calls; call += 1)
      for (const death of ['before', 'after'] as const) {
        const world = await withPledges(aWorld((now) => (now === call ? death : undefined)));
        await expect(world.run()).rejects.toThrow('killed');
        expect(await world.run()).toBe('done');
        expect(world.audits.kept.results.at(-1)).toEqual(whole.audits.kept.results.at(-1));
        expect(world.doubts).toEqual([]);
      }
  });
});
