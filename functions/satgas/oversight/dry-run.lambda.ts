import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { deliveryStore } from '../telling/delivery-store.ts';
import { dryRunHttp, dryRunPageHttp } from './dry-run.http.ts';
import { dryRun } from './dry-run.ts';
import { oversightOperations } from './operations.ts';
import { channelOrder } from '../channel-order.ts';
import { officerStore } from '../officers/officer-store.ts';
import { budgetOf, dryRunSettings } from '../settings.ts';
import { silenceStore } from '../silences/silence-store.ts';
import { phoneMarks, smsAccountStore } from '../telling/sms-account-store.ts';
import { budgetStore } from '../telling/sms-budget.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(dryRunSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const budget = budgetOf(settings);
const explain = dryRun({
  officers: officerStore(client, settings.OFFICERS_TABLE),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  budget: { ...budget, ...budgetStore(client, settings.DELIVERIES_TABLE, budget) },
  silences: silenceStore(client, settings.SILENCES_TABLE),
  policyOf: policiesOf(campaign),
  orderOf: channelOrder(campaign, settings.WHATSAPP_MICRO_USD),
  account: smsAccountStore(client, settings.DELIVERIES_TABLE).find,
  markPhone: phoneMarks(keyBytes(secretReader(settings.PHONE_MARK_SECRET_ARN, systemNow))),
  now: systemNow,
});

export const handler = serve('satgas/oversight/dry-run', oversightOperations, {
  dryRunAlert: dryRunHttp({ campaign, explain }),
  showDryRunPage: dryRunPageHttp({ campaign }),
});
