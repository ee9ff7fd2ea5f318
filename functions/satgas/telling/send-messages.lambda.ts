import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { announcementStore } from '../announcements/announcement-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { publisherSettings, sendMessagesSettings } from '../settings.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { deliveryStore } from './delivery-store.ts';
import { messageKeyShape } from './delivery.ts';
import { sendMessage } from './send-message.ts';
import type { SendMetric } from './send-planned.ts';
import { budgetStore } from './sms-budget.ts';
import { unreadStore } from './unread-store.ts';

const settings = readSettings(sendMessagesSettings);
const client = tableClient();
const send = sendMessage({
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  unread: unreadStore(client, settings.DELIVERIES_TABLE),
  alerts: alertStore(client, settings.ALERTS_TABLE),
  announcements: announcementStore(client, settings.ANNOUNCEMENTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  publish: addressedPublisher(
    { sns: new SNSClient(), ses: new SESv2Client({ maxAttempts: 1 }) },
    publisherSettings(settings),
  ),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, now)),
  publicUrl: settings.PUBLIC_URL,
  count: metricCounter<SendMetric>('sendMessages'),
  now,
});

export const handler = queueHandler('sendMessages', (body) => send(z.parse(messageKeyShape, body)));
