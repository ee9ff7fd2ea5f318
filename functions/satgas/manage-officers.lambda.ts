import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../shared/campaign.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { readSettings } from '../../shared/settings.ts';
import { listOfficersHttp, putOfficerHttp } from './manage-officers.http.ts';
import { officerStore } from './officer-store.ts';
import { manageOfficersSettings } from './settings.ts';

const settings = readSettings(manageOfficersSettings);
const needs = {
  campaign: readCampaign(import.meta.url),
  officers: officerStore(new DynamoDBClient(), settings.OFFICERS_TABLE),
};

export const handler = httpHandler(
  'manageOfficers',
  byRoute({
    'GET /v1/officers': listOfficersHttp(needs),
    'PUT /v1/officers/{region}/{officerId}': putOfficerHttp(needs),
  }),
);
