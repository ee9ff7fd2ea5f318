import { randomUUID } from 'node:crypto';
import { systemNow as now } from '../../../shared/clock.ts';
import { kindStore } from '../../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../../shared/decrees/desk.http.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { alertPlan } from './alert-plan.ts';
import { policyDecreeOperations } from './operations.ts';
import { policyDecreesSettings } from './settings.ts';

const settings = readSettings(policyDecreesSettings);
const client = tableClient();
const { listOpen } = alertStore(client, settings.ALERTS_TABLE);

const plan = decreeDesk({
  kind: alertPlan({ listOpen, now }),
  campaign: liveCampaign(import.meta.url),
  store: kindStore(client, settings.DECREED_TABLE, { kind: 'alert-plan' }),
  newId: randomUUID,
  now,
});

export const handler = serve('satgas/policy-decrees/policy-decrees', policyDecreeOperations, {
  showAlertPlan: plan.show,
  askAlertPlan: plan.ask,
  decideAlertPlan: plan.decide,
});
