import {
  addCounts,
  cellName,
  cellOf,
  dayOf,
  groupName,
  groups,
  type Counts,
} from './participation-cell.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { CellCount } from './participation-item.ts';
import type { CountedPledge } from './tally.ts';

/** What a recount found, by region and cell. */
export type Recount = Record<string, Record<string, Counts>>;

/** People in a cell whom the counts have too many (above 0) or too few of, as against the pledges themselves. */
export type Difference = { region: string; cell: string; group: string; by: number };

/** Adds the pledges of the days before `day` to the recount. */
export const recountPledges = (
  recount: Recount,
  pledges: readonly CountedPledge[],
  day: number,
): void => {
  for (const pledge of pledges) {
    // Practice is emptied in between, and counts nowhere.
    if (dayOf(pledge.pledgedAt) >= day || isPractice(pledge.region)) continue;
    const cells = (recount[pledge.region] ??= {});
    addCounts((cells[cellName(pledge)] ??= {}), { [groupName(pledge)]: 1 });
  }
};

/** The counts of the days before `day`: what was counted of later days is taken off. */
export const countsBefore = ({ counts, byDay }: CellCount, day: number): Counts => {
  const before = { ...counts };
  for (const [of, later] of byDay)
    if (of >= day)
      addCounts(before, Object.fromEntries(Object.entries(later).map(([name, n]) => [name, -n])));
  return before;
};

/** Where the counts of a region and its recount differ. */
export const differencesIn = (
  region: string,
  recounted: Record<string, Counts>,
  counted: Record<string, Counts>,
): Difference[] =>
  [...new Set([...Object.keys(recounted), ...Object.keys(counted)])].flatMap((cell) =>
    groups
      .map((group) => groupName(group))
      .map((group) => ({
        region,
        cell,
        group,
        by: (counted[cell]?.[group] ?? 0) - (recounted[cell]?.[group] ?? 0),
      }))
      .filter(({ by }) => by !== 0),
  );

/** The recount of a region as if it were counted, so that it can be published the same way. */
export const asCells = (region: string, recounted: Record<string, Counts>): CellCount[] =>
  Object.entries(recounted).map(([name, counts]) => ({
    ...cellOf(region, name),
    counts,
    byDay: new Map<number, Counts>(),
    countedAt: 0,
  }));
