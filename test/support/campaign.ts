import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { practiceOf } from '../../infra/practice-region.ts';
import { campaignShape } from '../../shared/campaign-shape.ts';
import type { Campaign } from '../../shared/campaign.ts';

const file = new URL('../../infra/deployments/demo.json', import.meta.url);

/** The campaign of the demo deployment, with the practice region that every deployment has. */
export const demoCampaign = (): Campaign => {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { campaign } = z.parse(z.object({ campaign: campaignShape }), read);
  return { ...campaign, practice: practiceOf(campaign) };
};
