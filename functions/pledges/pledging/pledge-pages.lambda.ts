import { randomUUID } from 'node:crypto';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { pledgingOperations } from './operations.ts';
import { pledgePageHttp, verifyPageHttp } from './pledge-pages.http.ts';

const campaign = readCampaign(import.meta.url);

export const handler = serve('pledges/pledging/pledge-pages', pledgingOperations, {
  showPledgePage: pledgePageHttp({ campaign, now: systemNow, newId: randomUUID }),
  showVerifyPage: verifyPageHttp,
});
