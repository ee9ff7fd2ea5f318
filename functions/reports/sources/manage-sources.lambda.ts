import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { listQuarantineHttp, listSourcesHttp, putSourceHttp } from './manage-sources.http.ts';
import { quarantineStore } from './quarantine-store.ts';
import { manageSourcesSettings } from '../settings.ts';
import { sourceStore } from './source-store.ts';

const settings = readSettings(manageSourcesSettings);
const client = new DynamoDBClient();
const needs = {
  campaign: readCampaign(import.meta.url),
  sources: sourceStore(client, settings.SOURCES_TABLE),
  quarantine: quarantineStore(client, settings.QUARANTINE_TABLE),
  now: systemNow,
  newSecret: () => `whsec_${randomBytes(32).toString('base64')}`,
};

export const handler = httpHandler(
  'manageSources',
  byRoute({
    'PUT /v1/sources/{source}': putSourceHttp(needs),
    'GET /v1/sources': listSourcesHttp(needs),
    'GET /v1/sources/{source}/quarantine': listQuarantineHttp(needs),
  }),
);
