import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { actOnAlert } from './act-on-alert.ts';
import { alertStore } from './alert-store.ts';
import * as alerts from './alerts.http.ts';
import { alertOperations } from './operations.ts';
import { officerStore } from '../officers/officer-store.ts';
import { alertsSettings } from '../settings.ts';
import { listAlertMessagesHttp } from '../telling/alert-messages.http.ts';
import { deliveryStore } from '../telling/delivery-store.ts';
import { tellingOperations } from '../telling/operations.ts';

const settings = readSettings(alertsSettings);
const client = tableClient();
const act = actOnAlert({
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  now: systemNow,
});
const needs = { campaign: readCampaign(import.meta.url), act };
const deliveries = deliveryStore(client, settings.DELIVERIES_TABLE);
const operations = { ...alertOperations, ...tellingOperations };

export const handler = serve('satgas/alerts/alerts', operations, {
  listAlerts: alerts.listAlertsHttp(needs),
  readAlert: alerts.readAlertHttp(needs),
  takeAlert: alerts.takeAlertHttp(needs),
  declineAlert: alerts.declineAlertHttp(needs),
  handOverAlert: alerts.handOverAlertHttp(needs),
  resolveAlert: alerts.resolveAlertHttp(needs),
  listAlertMessages: listAlertMessagesHttp({ act, deliveries }),
});
