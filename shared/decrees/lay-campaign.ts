import { hoursAhead } from '../calendar/dates.ts';
import { isZone } from '../calendar/zones.ts';
import type { Campaign } from '../campaign.ts';
import { nation } from '../regions/regions.ts';
import type { LaidKind } from './campaign-kind.ts';
import { inForceFrom, type Held } from './held.ts';
import { pledgePhasesKind } from './kinds/pledge-phases.ts';

/** Kinds that change the campaign; others are read by whoever works by them. */
const kinds: readonly LaidKind[] = [pledgePhasesKind];

const zones = Object.keys(hoursAhead).filter(isZone);

/** A campaign with what was decided laid over it, until when it stays so, and which rows were left out in part. */
export type LaidCampaign = { campaign: Campaign; until: number; unreadable: string[] };

/** Lays what is in force at a moment (milliseconds) over the campaign of the release: the nation's first, then a region's. */
export const layCampaign = (base: Campaign, rows: readonly Held[], at: number): LaidCampaign => {
  const nationFirst = [...rows].sort(
    (a, b) => Number(b.scope === nation) - Number(a.scope === nation),
  );
  const unreadable: string[] = [];
  let campaign = base;
  for (const row of nationFirst) {
    const kind = kinds.find((one) => one.kind === row.kind);
    if (!kind) continue;
    const laid = kind.lay(campaign, row, at);
    campaign = laid.campaign;
    if (laid.unreadable > 0) unreadable.push(row.item);
  }
  return { campaign, until: nextChange(rows, at), unreadable };
};

/** The next moment at which something comes into force somewhere; Infinity where nothing is to come. */
const nextChange = (rows: readonly Held[], at: number): number =>
  Math.min(
    ...rows
      .flatMap(({ holds }) => holds.flatMap((hold) => zones.map((zone) => inForceFrom(hold, zone))))
      .filter((moment) => moment > at),
  );
