import { readCampaign, servedRegion, type CampaignRegion } from '../campaign.ts';

/**
 * A region as the release has it, without what two people decided since: for a desk that lays all decrees of a region
 * anew, to say what one more would do. Nothing else may work by it.
 */
export const releasedRegion =
  (besideBundle: string | URL) =>
  (code: string): CampaignRegion | undefined =>
    servedRegion(readCampaign(besideBundle), code);
