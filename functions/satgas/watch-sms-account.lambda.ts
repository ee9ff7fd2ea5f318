import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { metricCounter } from '../../shared/count-metric.ts';
import { readSettings } from '../../shared/settings.ts';
import { scheduled } from '../../shared/trigger/scheduled.ts';
import { watchSmsAccountSettings } from './settings.ts';
import { smsAccountStore } from './sms-account-store.ts';
import { smsAccount } from './sms-account.ts';
import { watchSmsAccount } from './watch-sms-account.ts';

const settings = readSettings(watchSmsAccountSettings);
const watch = watchSmsAccount({
  look: smsAccount(new SNSClient(), settings.DELIVERY_ROLE_ARN),
  budgetUsd: settings.SMS_MONTHLY_MICRO_USD / 1e6,
  keep: smsAccountStore(new DynamoDBClient(), settings.DELIVERIES_TABLE).keep,
  count: metricCounter('watchSmsAccount'),
});

export const handler = scheduled('watchSmsAccount', 'watched', watch);
