import { SNSClient } from '@aws-sdk/client-sns';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { together } from '../../../shared/trigger/together.ts';
import { announcementStore } from '../announcements/announcement-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { watchSmsAccountSettings } from '../settings.ts';
import { deliveryStore } from './delivery-store.ts';
import { reconcileSpend } from './reconcile-spend.ts';
import { reconciledStore } from './reconciled-store.ts';
import { phoneMarks, smsAccountStore } from './sms-account-store.ts';
import { smsAccount } from './sms-account.ts';
import { sweepLine } from './sweep-line.ts';
import { watchSmsAccount } from './watch-sms-account.ts';

const settings = readSettings(watchSmsAccountSettings);
const client = tableClient();
const count = metricCounter('watchSmsAccount');
const watch = watchSmsAccount({
  look: smsAccount(new SNSClient(), settings.DELIVERY_ROLE_ARN),
  budgetUsd: settings.SMS_MONTHLY_MICRO_USD / 1e6,
  put: smsAccountStore(client, settings.DELIVERIES_TABLE).put,
  markPhone: phoneMarks(keyBytes(secretReader(settings.PHONE_MARK_SECRET_ARN, systemNow))),
  count,
});
const line = {
  regions: readFixed(import.meta.url).regions,
  officers: officerStore(client, settings.OFFICERS_TABLE),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  ...{ count, now: systemNow },
};
const announcements = announcementStore(client, settings.ANNOUNCEMENTS_TABLE);
const sweep = sweepLine({ ...line, announcements });
const reconciled = reconciledStore(client, settings.DELIVERIES_TABLE);
const reconcile = reconcileSpend({ ...line, reconciled });

export const handler = scheduled('watchSmsAccount', 'watched', together(watch, sweep, reconcile));
