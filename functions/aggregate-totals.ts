import type { Figures, RegionalAggregate } from '../events/regional-aggregate.ts';

type Totals = { [One in RegionalAggregate as One['part']]: One['totals'] };

const sumOf = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

/** What the regions of a part add up to: the sender writes it down, and the receiver adds it again. */
export const totalsOf = {
  participation: (regions: readonly Figures['participation'][]): Totals['participation'] => ({
    pledged: sumOf(regions, ({ pledged }) => pledged),
    attended: sumOf(regions, ({ attended }) => attended),
    confirmed: sumOf(regions, ({ confirmed }) => confirmed),
    attendedByUnit: sumOf(regions, ({ attendedByUnit }) => attendedByUnit),
    others: sumOf(regions, ({ others }) => others),
    claimedAtLeast: sumOf(regions, ({ claimedAtLeast }) => claimedAtLeast),
    expected: sumOf(regions, ({ expected }) => expected),
  }),
  reports: (regions: readonly Figures['reports'][]): Totals['reports'] => ({
    received: sumOf(regions, ({ received }) => received),
    otherStates: sumOf(regions, ({ otherStates }) => otherStates),
    otherClasses: sumOf(regions, ({ otherClasses }) => otherClasses),
    // Left out by a deployment of a version that counts none: its totals are as it wrote them.
    ...(regions.some(({ findings }) => findings !== undefined) && {
      findings: sumOf(regions, ({ findings = 0 }) => findings),
    }),
  }),
  alerts: (regions: readonly Figures['alerts'][]): Totals['alerts'] => ({
    silent: regions.filter(({ isSilent }) => isSilent).length,
    reachable: sumOf(regions, ({ reachable }) => reachable),
  }),
};
