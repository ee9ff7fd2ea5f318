import { readCampaign } from '../../shared/campaign.ts';
import { fileReader } from '../../shared/file-beside.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { assetHttp, campaignHttp, homeHttp, openApiHttp } from './site-pages.http.ts';

const campaign = readCampaign(import.meta.url);
const readFile = fileReader(import.meta.url);

export const handler = httpHandler(
  'sitePages',
  byRoute({
    'GET /': homeHttp(campaign),
    'GET /v1/campaign': campaignHttp(campaign),
    'GET /openapi.json': openApiHttp(readFile),
    'GET /assets/{file}': assetHttp(readFile),
  }),
);
