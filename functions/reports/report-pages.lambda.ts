import { randomUUID } from 'node:crypto';
import { readCampaign } from '../../shared/campaign.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { reportPageHttp, trackPageHttp } from './report-pages.http.ts';

const campaign = readCampaign(import.meta.url);

export const handler = httpHandler(
  'reportPages',
  byRoute({
    'GET /lapor': reportPageHttp({ campaign, newId: randomUUID }),
    'GET /lacak': trackPageHttp,
  }),
);
