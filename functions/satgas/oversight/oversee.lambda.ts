import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { mapsReader } from '../../../shared/map/read-maps.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { alarmStore } from './alarm-store.ts';
import { oversightOperations } from './operations.ts';
import { exportOversightHttp, overseeHttp } from './oversee.http.ts';
import { oversee } from './oversee.ts';
import { budgetOf, overseeSettings } from '../settings.ts';
import { silenceStore } from '../silences/silence-store.ts';
import { deliveryStore } from '../telling/delivery-store.ts';
import { reconciledStore } from '../telling/reconciled-store.ts';
import { smsAccountStore } from '../telling/sms-account-store.ts';
import { budgetStore } from '../telling/sms-budget.ts';

const settings = readSettings(overseeSettings);
const client = tableClient();
const budget = budgetOf(settings);

const needs = {
  campaign: liveCampaign(import.meta.url),
  maps: mapsReader(import.meta.url),
  alarms: alarmStore(client, settings.ALARMS_TABLE),
  oversee: oversee({
    alerts: alertStore(client, settings.ALERTS_TABLE),
    officers: officerStore(client, settings.OFFICERS_TABLE),
    deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
    silences: silenceStore(client, settings.SILENCES_TABLE),
    budget: { ...budget, ...budgetStore(client, settings.DELIVERIES_TABLE, budget) },
    reconciled: reconciledStore(client, settings.DELIVERIES_TABLE),
    account: smsAccountStore(client, settings.DELIVERIES_TABLE).find,
    now: systemNow,
  }),
};

export const handler = serve('satgas/oversight/oversee', oversightOperations, {
  overseeAlerts: overseeHttp(needs),
  exportOversight: exportOversightHttp(needs),
});
