import * as z from 'zod/mini';
import type { CampaignRegion } from '../../campaign.ts';
import { pledgePhaseShape } from '../../pledge-phases.ts';
import { campaignKind, inEachRegion } from '../campaign-kind.ts';

export const mostPhases = 12;

/** A region with phases of its own; without any, one that takes pledges in the campaign's. */
export const withPhases = (
  region: CampaignRegion,
  phases: NonNullable<CampaignRegion['pledgePhases']>,
): CampaignRegion => {
  const copy = { ...region };
  if (phases.length > 0) copy.pledgePhases = phases;
  else delete copy.pledgePhases;
  return copy;
};

/** When pledges are taken: of the campaign, or of a region, which without any takes them in the campaign's. */
export const pledgePhasesKind = /* @__PURE__ */ campaignKind({
  kind: 'pledge-phases',
  value: () => z.array(pledgePhaseShape()).check(z.maxLength(mostPhases)),
  layNation: (campaign, inZone) => {
    const common = inZone('Asia/Jakarta') ?? campaign.pledgePhases;
    // In the hours in which a day has begun in the east and not yet in the west, regions differ.
    const inRegion = (region: CampaignRegion): CampaignRegion => {
      const there = inZone(region.zone) ?? campaign.pledgePhases;
      if (region.pledgePhases || there === common) return region;
      return { ...region, pledgePhases: there };
    };
    return { ...inEachRegion(campaign, inRegion), pledgePhases: common };
  },
  layRegion: withPhases,
});
