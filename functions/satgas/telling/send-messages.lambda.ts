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
import { budgetOf, sendMessagesSettings } from '../settings.ts';
import { deliveryStore } from './delivery-store.ts';
import { messageKeyShape } from './delivery.ts';
import { sendMessage } from './send-message.ts';
import type { SendMetric } from './send-planned.ts';
import { officerPublisher } from './officer-publisher.ts';
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
  budget: budgetStore(client, settings.DELIVERIES_TABLE, budgetOf(settings)),
  publish: officerPublisher(settings),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, now)),
  publicUrl: settings.PUBLIC_URL,
  count: metricCounter<SendMetric>('sendMessages'),
  now,
});

export const handler = queueHandler('sendMessages', (body) => send(z.parse(messageKeyShape, body)));
