import { randomUUID } from 'node:crypto';
import { systemNow as now } from '../../../shared/clock.ts';
import { desksOver } from '../../../shared/decrees/desks.ts';
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

const deskOf = desksOver(client, settings.DECREED_TABLE, {
  ...{ campaign: liveCampaign(import.meta.url), newId: randomUUID, now },
});
const plan = deskOf(alertPlan({ listOpen, now }));

export const handler = serve('satgas/policy-decrees/policy-decrees', policyDecreeOperations, {
  showAlertPlan: plan.show,
  askAlertPlan: plan.ask,
  decideAlertPlan: plan.decide,
});
