import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { rosterStore } from './roster-store.ts';
import { listRostersHttp, readRosterHttp, rosterPageHttp, takeRosterHttp } from './rosters.http.ts';
import { takeRoster } from './take-roster.ts';
import { rostersSettings } from '../settings.ts';

const settings = readSettings(rostersSettings);
const needs = {
  campaign: readCampaign(import.meta.url),
  rosters: rosterStore(new DynamoDBClient(), settings.ROSTERS_TABLE),
  pepper: keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow)),
  now: systemNow,
  newId: randomUUID,
};

export const handler = httpHandler(
  'rosters',
  byRoute({
    'POST /v1/rosters': takeRosterHttp(needs, takeRoster(needs)),
    'GET /v1/rosters': listRostersHttp(needs),
    'GET /v1/rosters/{rosterId}': readRosterHttp(needs),
    'GET /siaga/daftar': rosterPageHttp(needs),
  }),
);
