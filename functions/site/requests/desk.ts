import type { CampaignRegion } from '../../../shared/campaign.ts';

/** Where requests are answered: a region, or the nation. */
export type Desk = Pick<CampaignRegion, 'code' | 'name' | 'zone'>;
