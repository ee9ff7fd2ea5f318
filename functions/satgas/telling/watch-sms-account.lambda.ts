import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { watchSmsAccountSettings } from '../settings.ts';
import { phoneMarks, smsAccountStore } from './sms-account-store.ts';
import { smsAccount } from './sms-account.ts';
import { watchSmsAccount } from './watch-sms-account.ts';

const settings = readSettings(watchSmsAccountSettings);
const watch = watchSmsAccount({
  look: smsAccount(new SNSClient(), settings.DELIVERY_ROLE_ARN),
  budgetUsd: settings.SMS_MONTHLY_MICRO_USD / 1e6,
  put: smsAccountStore(new DynamoDBClient(), settings.DELIVERIES_TABLE).put,
  markPhone: phoneMarks(keyBytes(secretReader(settings.PHONE_MARK_SECRET_ARN, systemNow))),
  count: metricCounter('watchSmsAccount'),
});

export const handler = scheduled('watchSmsAccount', 'watched', watch);
