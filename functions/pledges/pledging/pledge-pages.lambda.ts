import { randomUUID } from 'node:crypto';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { pledgePageHttp, verifyPageHttp } from './pledge-pages.http.ts';

const campaign = readCampaign(import.meta.url);

export const handler = httpHandler(
  'pledgePages',
  byRoute({
    'GET /ikrar': pledgePageHttp({ campaign, now: systemNow, newId: randomUUID }),
    'GET /verifikasi': verifyPageHttp,
  }),
);
