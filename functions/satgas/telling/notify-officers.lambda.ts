import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { deliveryStore } from './delivery-store.ts';
import { notifyStream } from './notify-officers.stream.ts';
import { notifyOfficers } from './notify-officers.ts';
import { channelOrder } from '../channel-order.ts';
import { officerStore } from '../officers/officer-store.ts';
import { budgetOf, notifySettings } from '../settings.ts';
import { silenceStore } from '../silences/silence-store.ts';
import { phoneMarks, smsAccountStore } from './sms-account-store.ts';
import { budgetStore } from './sms-budget.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(notifySettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const count = metricCounter<'SmsBudgetSpent' | 'SmsSliceSpent' | 'SmsDayHigh'>('notifyOfficers');
const budget = {
  dayIsHigh: () => count('SmsDayHigh'),
  ...budgetOf(settings),
};
const notify = notifyOfficers({
  officers: officerStore(client, settings.OFFICERS_TABLE),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  budget: { ...budget, ...budgetStore(client, settings.DELIVERIES_TABLE, budget) },
  silences: silenceStore(client, settings.SILENCES_TABLE),
  policyOf: policiesOf(campaign),
  orderOf: channelOrder(campaign, settings.WHATSAPP_MICRO_USD),
  account: smsAccountStore(client, settings.DELIVERIES_TABLE).find,
  markPhone: phoneMarks(keyBytes(secretReader(settings.PHONE_MARK_SECRET_ARN, systemNow))),
  count,
  now: systemNow,
});

export const handler = notifyStream(notify);
