import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { actOnAlert } from './act-on-alert.ts';
import { countMinutesToTake } from './count-minutes.ts';
import { alertStore } from './alert-store.ts';
import * as alerts from './alerts.http.ts';
import { alertOperations } from './operations.ts';
import { officerStore } from '../officers/officer-store.ts';
import { practiceOperations } from '../practice/operations.ts';
import { emptyPracticeHttp, showPracticeHttp } from '../practice/practice.http.ts';
import { practiceStore } from '../practice/practice-store.ts';
import { alertsSettings } from '../settings.ts';
import { listAlertMessagesHttp } from '../telling/alert-messages.http.ts';
import { deliveryStore } from '../telling/delivery-store.ts';
import { tellingOperations } from '../telling/operations.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(alertsSettings);
const client = tableClient();
const store = alertStore(client, settings.ALERTS_TABLE);
const campaign = liveCampaign(import.meta.url);
const act = actOnAlert({
  alerts: store,
  officers: officerStore(client, settings.OFFICERS_TABLE),
  policyOf: policiesOf(campaign),
  now: systemNow,
  tookMinutes: countMinutesToTake,
});
const needs = { campaign, act };
const deliveries = deliveryStore(client, settings.DELIVERIES_TABLE);
const practice = practiceStore(client, settings.ALERTS_TABLE);
const practised = { alerts: store, practice, now: systemNow };
const operations = { ...alertOperations, ...tellingOperations, ...practiceOperations };

export const handler = serve('satgas/alerts/alerts', operations, {
  listAlerts: alerts.listAlertsHttp(needs),
  readAlert: alerts.readAlertHttp(needs),
  takeAlert: alerts.takeAlertHttp(needs),
  declineAlert: alerts.declineAlertHttp(needs),
  handOverAlert: alerts.handOverAlertHttp(needs),
  resolveAlert: alerts.resolveAlertHttp(needs),
  showPractice: showPracticeHttp(practised),
  emptyPractice: emptyPracticeHttp(practised),
  listAlertMessages: listAlertMessagesHttp({ act, deliveries }),
});
