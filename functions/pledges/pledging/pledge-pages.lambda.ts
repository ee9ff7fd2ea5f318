import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { takingPageHttp } from '../handing-over/hand-over.http.ts';
import { handingOverOperations } from '../handing-over/operations.ts';
import { pledgingOperations } from './operations.ts';
import { pledgePageHttp, verifyPageHttp } from './pledge-pages.http.ts';

const campaign = liveCampaign(import.meta.url);

const operations = { ...pledgingOperations, ...handingOverOperations };

export const handler = serve('pledges/pledging/pledge-pages', operations, {
  showPledgePage: pledgePageHttp({ campaign, now: systemNow }),
  showVerifyPage: verifyPageHttp,
  showTakingPage: takingPageHttp,
});
