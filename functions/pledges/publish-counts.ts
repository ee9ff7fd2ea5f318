import type { CampaignRegion } from '../../shared/campaign.ts';
import type { UnitCount } from './participation-store.ts';

/** No published cell tells of fewer people than this. */
export const smallestCell = 5;

export type PublishedUnit = { code: string; name: string; pledged: number };

/** What anybody may know of a region: no cell below five, and none that another two give away. */
export type PublishedRegion = {
  region: string;
  name: string;
  /** Undefined while fewer than five have pledged. */
  pledged: number | undefined;
  units: PublishedUnit[];
  /** The units too small to show, together; undefined when there are none. */
  otherUnits: { units: number; pledged: number } | undefined;
  /** Milliseconds since the epoch of the last count, if anything was counted. */
  countedAt: number | undefined;
};

/** Publishes a region's counts with small cells merged upward until the merged cell is itself large enough. */
export const publishCounts = (region: CampaignRegion, counts: UnitCount[]): PublishedRegion => {
  const units = region.units
    .map(({ code, name }) => ({ code, name, pledged: totalOf(counts, code) }))
    .filter((unit) => unit.pledged > 0)
    .sort((a, b) => b.pledged - a.pledged);
  const total = units.reduce((sum, unit) => sum + unit.pledged, 0);
  const shown = units.slice(0, shownUnits(units));
  const merged = units.slice(shown.length);
  const mergedTotal = merged.reduce((sum, unit) => sum + unit.pledged, 0);
  const countedAt = Math.max(0, ...counts.map((count) => count.countedAt));
  return {
    region: region.code,
    name: region.name,
    pledged: total >= smallestCell ? total : undefined,
    units: total >= smallestCell ? shown : [],
    otherUnits:
      total >= smallestCell && merged.length > 0
        ? { units: merged.length, pledged: mergedTotal }
        : undefined,
    countedAt: countedAt || undefined,
  };
};

const totalOf = (counts: UnitCount[], unit: string): number =>
  counts
    .filter((count) => count.unit === unit)
    .reduce((sum, { counts: c }) => sum + c.pns + c.pppk + c['pppk-part-time'] + c['non-asn'], 0);

/** How many of the units, largest first, can stand alone; the rest must be none, or five people and two units. */
const shownUnits = (units: PublishedUnit[]): number => {
  let shown = units.filter((unit) => unit.pledged >= smallestCell).length;
  const restOf = (from: number) => units.slice(from).reduce((sum, unit) => sum + unit.pledged, 0);
  while (shown > 0 && shown < units.length && isTelling(units.length - shown, restOf(shown))) {
    shown -= 1;
  }
  return shown;
};

const isTelling = (units: number, pledged: number): boolean => units < 2 || pledged < smallestCell;
