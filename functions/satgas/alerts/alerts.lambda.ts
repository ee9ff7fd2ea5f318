import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { actOnAlert } from './act-on-alert.ts';
import { alertStore } from './alert-store.ts';
import { listAlertMessagesHttp } from '../telling/alert-messages.http.ts';
import * as listed from './alerts.http.ts';
import { deliveryStore } from '../telling/delivery-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { alertsSettings } from '../settings.ts';

const settings = readSettings(alertsSettings);
const client = new DynamoDBClient();
const act = actOnAlert({
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  now: systemNow,
});
const needs = { campaign: readCampaign(import.meta.url), act };

export const handler = httpHandler(
  'alerts',
  byRoute({
    'GET /v1/alerts': listed.listAlertsHttp(needs),
    'GET /v1/alerts/{region}/{alertId}/messages': listAlertMessagesHttp({
      act,
      deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
    }),
    'POST /v1/alerts/{region}/{alertId}/taking': listed.takeListedAlertHttp(needs),
    'POST /v1/alerts/{region}/{alertId}/declining': listed.declineListedAlertHttp(needs),
    'POST /v1/alerts/{region}/{alertId}/handing-over': listed.handOverListedAlertHttp(needs),
    'POST /v1/alerts/{region}/{alertId}/resolving': listed.resolveListedAlertHttp(needs),
  }),
);
