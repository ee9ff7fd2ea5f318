import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { deliveryStore } from './delivery-store.ts';
import { noticePublisher } from './notice-publisher.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { sendDigests } from './send-digests.ts';
import type { SendMetric } from './send-planned.ts';
import { sendDigestsSettings, publisherSettings } from '../settings.ts';
import { budgetStore } from './sms-budget.ts';

const settings = readSettings(sendDigestsSettings);
const client = tableClient();
const count = metricCounter<'SmsBudgetSpent' | 'SmsSliceSpent' | 'SmsDayHigh' | SendMetric>(
  'sendDigests',
);
const sns = new SNSClient();
const send = sendDigests({
  regions: everyRegion(readCampaign(import.meta.url).regions.map(({ code }) => code)),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
    dayIsHigh: () => count('SmsDayHigh'),
  }),
  publish: addressedPublisher(
    { sns, ses: new SESv2Client({ maxAttempts: 1 }) },
    publisherSettings(settings),
  ),
  relay: noticePublisher(sns, settings.MESSAGES_TOPIC_ARN),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  count,
  now: systemNow,
});

export const handler = scheduled('sendDigests', 'sent', send);
