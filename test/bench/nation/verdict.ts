import type { Province } from './deployment-files.ts';
import type { SeenNation } from './page.ts';

/** What a host of a province does: one of them lies, one is late, one is killed. */
export type Told = { province: Province; role: 'honest' | 'lies' | 'late' | 'killed'; at: number };

/** The second lies, the third is late, the first is killed. */
export const rolesOf = (provinces: readonly Province[]): Told[] =>
  provinces.map((province, at) => ({
    province,
    at,
    role: (['killed', 'lies', 'late'] as const)[at] ?? 'honest',
  }));

/** So many reports in each province: fewer are not shown. */
export const reportsEach = 5;

/** How many people pledge in a province: fives, so that what is public is all of it. */
export const peopleOf = ({ at }: Pick<Told, 'at'>): number => 10 + 5 * (at % 3);

type Held = Told & { pledges: number; reports: number };

/** What the nation's page shows otherwise than the registers hold it, and what was refused that should not be. */
export const faultsOf = (held: readonly Held[], seen: SeenNation): string[] => {
  const right = held.filter(({ role }) => role !== 'lies');
  const liar = held.find(({ role }) => role === 'lies')?.province.id ?? '';
  const sum = (of: (one: Held) => number) => right.reduce((all, one) => all + of(one), 0);
  return [
    ...held.flatMap((one) => {
      const { id, region } = one.province;
      const people = peopleOf(one);
      const shown = seen.regions.get(region);
      return [
        one.pledges !== people &&
          `${id}: ${String(one.pledges)} in its register, ${String(people)} were accepted`,
        one.reports !== reportsEach && `${id}: ${String(one.reports)} reports are stored`,
        one.role === 'lies' && shown?.pledged !== undefined && `${id} lies and was taken`,
        one.role !== 'lies' &&
          shown?.pledged !== one.pledges &&
          `${id}: the nation shows ${String(shown?.pledged)} of ${String(one.pledges)}`,
        one.role !== 'lies' &&
          shown?.reports !== reportsEach &&
          `${id}: the nation shows ${String(shown?.reports)} reports`,
      ];
    }),
    seen.pledged !== sum(({ pledges }) => pledges) && 'the sum is not that of the registers',
    seen.refused.join() !== `${liar} totals-differ` && `refused: ${seen.refused.join(', ')}`,
  ].filter((fault) => fault !== false);
};

/** A line for each of the three that make trouble: what became of it on the nation's page. */
export const casesOf = (held: readonly Held[], seen: SeenNation): string[] =>
  held
    .filter(({ role }) => role !== 'honest')
    .map(({ role, province, pledges }) => {
      const shown = seen.regions.get(province.region)?.pledged;
      const refused = seen.refused.filter((one) => one.startsWith(`${province.id} `));
      return `${role}: ${province.id} holds ${String(pledges)} pledges, the nation shows ${String(shown ?? 'none')}; refused: ${refused.join(', ') || 'nothing'}`;
    });
