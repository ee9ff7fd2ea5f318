import type { Campaign } from '../campaign.ts';
import { lastDayOf } from '../campaign-end.ts';
import { nation } from '../regions/regions.ts';
import type { LaidKind } from './campaign-kind.ts';
import { nextChange } from './next-change.ts';
import type { LayOver } from './live-over.ts';
import { alertPlanKind } from './kinds/alert-plan.ts';
import { pledgePhasesKind } from './kinds/pledge-phases.ts';
import { regionUnitsKind } from './kinds/region-units.ts';
import { roundsKind } from './kinds/rounds.ts';
import { witnessOfficesKind } from './kinds/witness-offices.ts';
import { pledgeTextsKind } from './kinds/pledge-texts.ts';

/** Kinds that change the campaign; others are read by whoever works by them. */
const kinds: readonly LaidKind[] = [
  pledgePhasesKind,
  pledgeTextsKind,
  alertPlanKind,
  witnessOfficesKind,
  regionUnitsKind,
  roundsKind,
];

/** What decrees give a campaign that the release may lack. */
export const addedToCampaign = kinds.flatMap(({ adds = [] }) => adds);

/** Lays what is in force at a moment (milliseconds) over the campaign of the release: the nation's first, then a region's. */
export const layCampaign: LayOver<Campaign> = (base, rows, at) => {
  const nationFirst = [...rows].sort(
    (a, b) => Number(b.scope === nation) - Number(a.scope === nation),
  );
  const unreadable: string[] = [];
  // The last day is the release's, whatever is laid upon it.
  let campaign: Campaign = { ...base, lastDay: lastDayOf(base) };
  for (const row of nationFirst) {
    const kind = kinds.find((one) => one.kind === row.kind);
    if (!kind) continue;
    const laid = kind.lay(campaign, row, at);
    campaign = laid.campaign;
    if (laid.unreadable > 0) unreadable.push(row.item);
  }
  return { laid: campaign, until: nextChange(rows, at), unreadable };
};
