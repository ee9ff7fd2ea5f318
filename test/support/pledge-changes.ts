import fc from 'fast-check';
import {
  addCounts,
  cellName,
  groupName,
  type Counts,
} from '../../functions/pledges/counting/participation-cell.ts';
import { standings } from '../../functions/pledges/register/standing.ts';
import { staffKinds } from '../../functions/pledges/register/pledge-form.ts';
import type { CountedPledge, PledgeChange } from '../../functions/pledges/counting/tally.ts';

/** A pledge as far as it counts. */
export const aCountedPledge = (given: Partial<CountedPledge> = {}): CountedPledge => ({
  region: '18.09',
  unit: 'DISDIK',
  act: 'ikrar',
  staffKind: 'pns',
  standing: 'attended',
  pledgedAt: 1_795_397_400_000,
  ...given,
});

/** The sequence number of the nth record of a shard: they grow in length, too. */
export const sequenceOf = (n: number): string => String(9_999_995 + n);

const anyPledge = fc.record({
  region: fc.constantFrom('14.06', '18.09'),
  unit: fc.constantFrom('DISDIK', 'SEKDA', 'DINKES'),
  act: fc.constantFrom('ikrar' as const, 'pakta-integritas' as const),
  staffKind: fc.constantFrom(...staffKinds),
  standing: fc.constantFrom(...standings),
  ceremony: fc.option(fc.constantFrom('18.09-a', '18.09-b'), { nil: undefined }),
  pledgedAt: fc.constantFrom(1_795_311_000_000, 1_795_397_400_000),
});

const toPledge = ({
  ceremony,
  ...pledge
}: { ceremony: string | undefined } & Omit<CountedPledge, 'ceremony'>): CountedPledge => ({
  ...pledge,
  ...(ceremony !== undefined && { ceremony }),
});

const lifeSteps = ['again', 'attended', 'confirmed', 'taken-back', 'moved', 'erased'] as const;

/** What a step leaves of somebody: proof, a claim of no ceremony, a claim in another unit, or nothing. */
const afterStep = (
  step: (typeof lifeSteps)[number],
  { ceremony, ...now }: CountedPledge,
): CountedPledge | undefined => {
  const there = ceremony === undefined ? {} : { ceremony };
  if (step === 'erased') return undefined;
  if (step === 'taken-back') return { ...now, standing: 'claimed' };
  if (step === 'moved') return { ...now, standing: 'claimed', unit: 'SEKDA', region: '14.06' };
  if (step === 'again') return { ...now, ...there };
  return { ...now, ...there, standing: step };
};

/** What the stream shows of one person: pledged, again, with more proof, taken back, claimed elsewhere, erased. */
const anyLife = fc
  .tuple(anyPledge.map(toPledge), fc.shuffledSubarray([...lifeSteps]))
  .map(([pledge, steps]): Omit<PledgeChange, 'sequence'>[] => {
    const told: Omit<PledgeChange, 'sequence'>[] = [{ after: pledge }];
    let now = pledge;
    for (const step of steps) {
      const after = afterStep(step, now);
      told.push({ before: now, after });
      if (!after) break;
      now = after;
    }
    return told;
  });

/** The records of one shard: lives of people, mixed as they come, each in its own order. */
export const anyShard: fc.Arbitrary<PledgeChange[]> = fc
  .tuple(fc.array(anyLife, { minLength: 1, maxLength: 20 }), fc.infiniteStream(fc.nat(1000)))
  .map(([lives, picks]) => {
    const waiting = lives.map((life) => [...life]);
    const records: PledgeChange[] = [];
    for (const pick of picks) {
      const open = waiting.filter((life) => life.length > 0);
      const next = open[pick % Math.max(1, open.length)]?.shift();
      if (!next) break;
      records.push({ ...next, sequence: sequenceOf(records.length) });
    }
    return records;
  });

/** What the records leave standing, by cell: what an honest recount finds. */
export const recount = (shards: readonly (readonly PledgeChange[])[]): Map<string, Counts> => {
  const cells = new Map<string, Counts>();
  const add = (pledge: CountedPledge | undefined, by: number) => {
    if (!pledge) return;
    const key = `${pledge.region}/${cellName(pledge)}`;
    const counts = cells.get(key) ?? {};
    addCounts(counts, { [groupName(pledge)]: by });
    cells.set(key, counts);
  };
  for (const { before, after } of shards.flat()) {
    add(before, -1);
    add(after, 1);
  }
  return cells;
};

/** Without what is nobody. */
export const withoutNobody = (cells: Iterable<readonly [string, Counts]>) =>
  Object.fromEntries(
    [...cells]
      .map(([key, counts]): [string, Counts] => [
        key,
        Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
      ])
      .filter(([, counts]) => Object.keys(counts).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
