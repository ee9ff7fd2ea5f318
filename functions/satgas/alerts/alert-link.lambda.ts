import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { actOnAlert } from './act-on-alert.ts';
import * as link from './alert-link.http.ts';
import { alertStore } from './alert-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { alertLinkSettings } from '../settings.ts';

const settings = readSettings(alertLinkSettings);
const client = new DynamoDBClient();
const needs = {
  campaign: readCampaign(import.meta.url),
  act: actOnAlert({
    alerts: alertStore(client, settings.ALERTS_TABLE),
    officers: officerStore(client, settings.OFFICERS_TABLE),
    now: systemNow,
  }),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  now: systemNow,
};

export const handler = httpHandler(
  'alertLink',
  byRoute({
    'GET /a/{token}': link.showAlertHttp(needs),
    'POST /a/{token}': link.takeAlertHttp(needs),
    'POST /a/{token}/declining': link.declineAlertHttp(needs),
    'POST /a/{token}/handing-over': link.handOverAlertHttp(needs),
    'POST /a/{token}/resolving': link.resolveAlertHttp(needs),
  }),
);
