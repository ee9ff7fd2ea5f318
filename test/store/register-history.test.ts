import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import fc from 'fast-check';
import { cellName } from '../../functions/pledges/counting/participation-cell.ts';
import { publishCounts } from '../../functions/pledges/counting/publish-counts.ts';
import { standings } from '../../functions/pledges/register/standing.ts';
import { demoCampaign } from '../support/campaign.ts';
import { withoutNobody } from '../support/pledge-changes.ts';
import { registerWorld, type Happening } from '../support/register-history.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const campaign = demoCampaign();
const region = campaign.regions.find(({ code }) => code === '18.09');

const more = { who: fc.nat(8), how: fc.nat(12), death: fc.nat(13) };
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ ...more, is: fc.constant('presses' as const) },
      standing: fc.constantFrom(...standings),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      ...more,
      is: fc.constantFrom(
        ...(['presses-again', 'ticket-is-passed-on', 'unit-sends', 'leader-sends'] as const),
        ...(['roster-changes', 'is-erased', 'are-voided', 'counted'] as const),
      ),
    }),
  },
);

type World = Awaited<ReturnType<typeof registerWorld>>;

/** The counts, cell by cell, beside who is in the register; and the public document beside what it has to be. */
const compare = async (world: World) => {
  if (!region) throw new Error('18.09 is served');
  const cells = await world.counted();
  const counts = cells.map((cell): [string, typeof cell.counts] => [
    `${cell.region}/${cellName(cell)}`,
    cell.counts,
  ]);
  expect(withoutNobody(counts)).toEqual(withoutNobody(await world.inRegister()));
  const published = await world.published();
  const { countedAt, claimed, days, ...document } = published ?? {};
  expect(document).toEqual(publishCounts(campaign, region, cells));
  // The line of days ends with what is published, and says no more.
  expect(days?.at(-1)?.[1]).toBe(published?.pledged);
  expect([typeof countedAt, claimed]).toEqual(['number', 0]);
};

describe('any history of a register', () => {
  it('of pledges of all standings, replacements, sheets, rosters, erasures, voids, replays and kills in between, counts and publishes exactly who is in it', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { minLength: 12, maxLength: 22 }), async (all) => {
        const world = await registerWorld(held);
        for (const [n, happening] of all.entries()) {
          seen.add(happening.is);
          await world.happens(happening);
          if (happening.is !== 'counted' && n < all.length - 1) continue;
          await world.happens({ ...happening, is: 'counted' });
          await compare(world);
        }
      }),
      { numRuns: 8, seed: 50, endOnFailure: true },
    );
    expect([...seen].sort()).toHaveLength(9);
  });
});
