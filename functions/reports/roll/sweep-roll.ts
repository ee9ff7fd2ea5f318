import type { RollPart, RollSwept } from '../../../events/roll-swept.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { packed } from '../../../shared/topic/packed.ts';
import { rollsOf, type RollEntry } from './roll.ts';
import type { RollStore } from './roll-store.ts';

type Needs = {
  /** The served regions. */
  regions: readonly string[];
  roll: Pick<RollStore, 'listOf'>;
  publish: (event: RollSwept) => Promise<void>;
  now: Now;
};

/** An entry with the longest of names takes 1 KB. */
const mostEntries = 100;
const most = { items: 500, bytes: 128_000 };

/**
 * Publishes what the roll says of everybody, so that the register, which alone knows, can find whoever stands otherwise
 * there: an event of the register that was lost would leave somebody who left, or moved, among those who see cases. A
 * region that cannot be read holds no other back; its fault is thrown at the end.
 */
export const sweepRoll =
  ({ regions, roll, publish, now }: Needs) =>
  async (): Promise<{ rolls: number }> => {
    const sweptAt = now();
    const all = [...new Set(regions.flatMap(rollsOf))].sort();
    const read: RollPart[] = [];
    try {
      await eachOf(all, { atOnce: 8 }, async (region) => {
        read.push(...partsOf(region, await roll.listOf([region])));
      });
    } finally {
      await eachOf(packed(read, most), { atOnce: 4 }, (parts) => publish(sweptOf(parts, sweptAt)));
    }
    return { rolls: all.length };
  };

/** One region's entries by the ids of the officers, a hundred at a time; of a region nobody is known in, that. */
export const partsOf = (region: string, entries: readonly RollEntry[]): RollPart[] => {
  const sorted = entries.map(ofEntry).sort((a, b) => (a.officerId < b.officerId ? -1 : 1));
  const parts: RollPart[] = [];
  let after: string | undefined;
  do {
    const here = sorted.splice(0, mostEntries);
    const upTo = sorted.length === 0 ? undefined : here.at(-1)?.officerId;
    parts.push({
      region,
      ...(after !== undefined && { after }),
      ...(upTo !== undefined && { upTo }),
      entries: here,
    });
    after = upTo;
  } while (sorted.length > 0);
  return parts;
};

/** A region is named once for all of its entries, and what only accounts ask for is left out. */
const ofEntry = ({ officerId, rung, unit, names, active, order }: RollEntry) => ({
  ...{ officerId, rung, active, order },
  ...(unit !== undefined && { unit }),
  ...(names && { names }),
});

const sweptOf = (parts: RollPart[], sweptAt: number): RollSwept => ({
  specversion: '1.0',
  type: 'roll.swept',
  id: `${sweptAt}#${parts[0]?.region ?? ''}${parts[0]?.after ?? ''}`,
  source: 'netral/reports',
  subject: 'roll',
  time: new Date(sweptAt).toISOString(),
  data: { sweptAt, parts },
});
