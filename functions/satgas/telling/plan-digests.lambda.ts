import { SNSClient } from '@aws-sdk/client-sns';
import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { budgetOf, planDigestsSettings } from '../settings.ts';
import { deliveryStore } from './delivery-store.ts';
import { noticePublisher } from './notice-publisher.ts';
import { planDigests } from './plan-digests.ts';
import { budgetStore } from './sms-budget.ts';
import { unreadStore } from './unread-store.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(planDigestsSettings);
const client = tableClient();
const count = metricCounter<'SmsBudgetSpent' | 'SmsSliceSpent' | 'SmsDayHigh'>('planDigests');
const plan = planDigests({
  regions: everyRegion(readFixed(import.meta.url).everyRegion),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  unread: unreadStore(client, settings.DELIVERIES_TABLE),
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    ...budgetOf(settings),
    dayIsHigh: () => count('SmsDayHigh'),
  }),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  relay: noticePublisher(new SNSClient(), settings.MESSAGES_TOPIC_ARN),
  count,
  now: systemNow,
});

export const handler = scheduled('planDigests', 'planned', plan);
