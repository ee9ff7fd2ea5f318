import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { confirmPhoneHttp, showPhoneHttp } from '../telling/confirm-phone.http.ts';
import { importOfficersHttp } from './import-officers.http.ts';
import { importOfficers } from './import-officers.ts';
import { listOfficersHttp, putOfficerHttp } from './manage-officers.http.ts';
import { officerStore } from './officer-store.ts';
import { manageOfficersSettings } from '../settings.ts';

const settings = readSettings(manageOfficersSettings);
const needs = {
  campaign: readCampaign(import.meta.url),
  officers: officerStore(new DynamoDBClient(), settings.OFFICERS_TABLE),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  now: systemNow,
};

export const handler = httpHandler(
  'manageOfficers',
  byRoute({
    'GET /v1/officers': listOfficersHttp(needs),
    'GET /k/{token}': showPhoneHttp(needs),
    'POST /k/{token}': confirmPhoneHttp(needs),
    'POST /v1/officers/import': importOfficersHttp({ ...needs, take: importOfficers(needs) }),
    'PUT /v1/officers/{region}/{officerId}': putOfficerHttp(needs),
  }),
);
