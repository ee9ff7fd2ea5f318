import * as z from 'zod/mini';
import { alertPlanShape, releasedPlan, type AlertPlan } from '../../alert-policy.ts';
import type { CampaignRegion } from '../../campaign.ts';
import { campaignKind, inEachRegion } from '../campaign-kind.ts';

/** A region with an alert line of its own; without one (null) it follows the nation's, channels included. */
export const withPlan = (region: CampaignRegion, plan: AlertPlan | null): CampaignRegion => {
  const copy = { ...region };
  delete copy.alertPlan;
  delete copy.alertChannels;
  return plan === null ? copy : { ...copy, alertPlan: plan };
};

/** How alerts climb and when they wait: of every region, or of one. Null: as the nation, or as the release, has it. */
export const alertPlanKind = /* @__PURE__ */ campaignKind({
  kind: 'alert-plan',
  adds: ['alertPlan'],
  value: () => z.nullable(alertPlanShape()),
  layNation: (campaign, inZone) => {
    const { alertPlan: released, ...rest } = campaign;
    const planIn = (zone: CampaignRegion['zone']) => {
      const decreed = inZone(zone);
      return decreed === undefined ? (released ?? null) : decreed;
    };
    const common = planIn('Asia/Jakarta');
    // In the hours in which a day has begun in the east and not yet in the west, regions differ.
    const inRegion = (region: CampaignRegion): CampaignRegion => {
      const there = planIn(region.zone);
      if (region.alertPlan || there === common) return region;
      const plan = there ?? releasedPlan;
      return { ...region, alertPlan: { ...plan, channels: region.alertChannels ?? plan.channels } };
    };
    const laid = inEachRegion(rest, inRegion);
    return common === null ? laid : { ...laid, alertPlan: common };
  },
  layRegion: withPlan,
});
