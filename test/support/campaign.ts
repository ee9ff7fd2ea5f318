import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { campaignShape, type Campaign } from '../../shared/campaign.ts';

const file = new URL('../../infra/deployments/demo.json', import.meta.url);

/** The campaign of the demo deployment. */
export const demoCampaign = (): Campaign =>
  z.parse(z.object({ campaign: campaignShape }), JSON.parse(readFileSync(file, 'utf8'))).campaign;
