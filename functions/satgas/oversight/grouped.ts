import type { Campaign } from '../../../shared/campaign.ts';
import { findRegion } from '../../../shared/regions/region-list.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import { openTogether } from '../alerts/open-by-age.ts';
import type { Rung } from '../policy.ts';
import { needs, worstOf, type Standing } from './needs.ts';
import type { RegionLine } from './oversee.ts';

/** The regions of one province together, as the map and the nation's table show them. */
export type Province = {
  code: string;
  lines: RegionLine[];
  standing: Standing;
  /** How many of its regions are as the gravest of them. */
  count: number;
};

/** The lines by province, in the order of their codes. */
export const byProvince = (lines: readonly RegionLine[]): Province[] => {
  const codes = [...new Set(lines.map(({ region }) => provinceOf(region)))].sort();
  return codes.map((code) => {
    const own = lines.filter(({ region }) => provinceOf(region) === code);
    const standing = worstOf(own.flatMap(({ needs }) => needs));
    const count = own.filter(({ needs }) => worstOf(needs) === standing).length;
    return { code, lines: own, standing, count };
  });
};

/** A region's name as the deployment gives it, else as the list of regions does. */
export const nameIn = ({ regions }: Pick<Campaign, 'regions'>, code: string): string =>
  regions.find((region) => region.code === code)?.name ?? findRegion(code)?.name ?? code;

/** The lines of a province as one: everything added up, its times those of all its alerts, its needs those of any. */
export const together = ({ code, lines }: Province): RegionLine => {
  const sum = (of: (line: RegionLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  const waits = lines.flatMap((line) => line.waits).sort((a, b) => a - b);
  return {
    region: code,
    reachable: sum(({ reachable }) => reachable),
    alerts: sum(({ alerts }) => alerts),
    taken: sum(({ taken }) => taken),
    waits,
    open: openTogether(lines.map(({ open }) => open)),
    reached: lines.reduce((all, { reached }) => added(all, reached), {}),
    isSilent: lines.every(({ isSilent }) => isSilent),
    overdueMessages: sum(({ overdueMessages }) => overdueMessages),
    foundBySweep: sum(({ foundBySweep }) => foundBySweep),
    unreached: sum(({ unreached }) => unreached),
    outOfStep: sum(({ outOfStep }) => outOfStep),
    opened: (lines[0]?.opened ?? []).map((_, day) => sum(({ opened }) => opened[day] ?? 0)),
    needs: needs.filter((need) => lines.some((line) => line.needs.includes(need))),
  };
};

const rungs = [
  'on-duty',
  'officers',
  'chair',
  'province',
  'national',
  'independent',
] as const satisfies Rung['name'][];

const added = (all: RegionLine['reached'], more: RegionLine['reached']): RegionLine['reached'] => {
  const sums = { ...all };
  for (const rung of rungs) {
    const count = (sums[rung] ?? 0) + (more[rung] ?? 0);
    if (count > 0) sums[rung] = count;
  }
  return sums;
};
