import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../shared/campaign.ts';
import { systemNow } from '../../shared/clock.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { readSettings } from '../../shared/settings.ts';
import { alertStore } from './alert-store.ts';
import { listAlertsHttp, takeListedAlertHttp } from './alerts.http.ts';
import { alertsSettings } from './settings.ts';

const settings = readSettings(alertsSettings);
const needs = {
  campaign: readCampaign(import.meta.url),
  alerts: alertStore(new DynamoDBClient(), settings.ALERTS_TABLE),
  now: systemNow,
};

export const handler = httpHandler(
  'alerts',
  byRoute({
    'GET /v1/alerts': listAlertsHttp(needs),
    'POST /v1/alerts/{region}/{alertId}/taking': takeListedAlertHttp(needs),
  }),
);
