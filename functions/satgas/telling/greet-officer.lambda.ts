import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { askMailbox } from './ask-mailbox.ts';
import { greetOfficer } from './greet-officer.ts';
import { officerShape } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { greetOfficerSettings, publisherSettings } from '../settings.ts';
import { budgetStore } from './sms-budget.ts';
import { sendUnplanned } from './unplanned.ts';
import { unplannedStore } from './unplanned-store.ts';

const settings = readSettings(greetOfficerSettings);
const client = tableClient();
const publish = addressedPublisher(
  { sns: new SNSClient(), ses: new SESv2Client({ maxAttempts: 1 }) },
  publisherSettings(settings),
);
const { PUBLIC_URL: publicUrl, DELIVERIES_TABLE: deliveries } = settings;
const linkKey = keyBytes(secretReader(settings.LINK_SECRET_ARN, now));
const accountKey = keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, now));
const officers = officerStore(client, settings.OFFICERS_TABLE);
const greet = greetOfficer({
  ...{ linkKey, accountKey, publicUrl, now },
  send: sendUnplanned({
    unplanned: unplannedStore(client, deliveries),
    budget: budgetStore(client, deliveries, {
      monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
      partMicroUsd: settings.SMS_PART_MICRO_USD,
    }),
    ...{ publish, count: metricCounter('greetOfficer'), now },
  }),
  askMailbox: askMailbox({ linkKey, publicUrl, now, publish, officers }),
});

export const handler = streamHandler('greetOfficer', async (change) => {
  // A row that nothing could read was nobody's before.
  const before = z.parse(z.catch(z.optional(officerShape), undefined), change.before);
  const after = z.parse(z.optional(officerShape), change.after);
  await greet(change.sequence, before, after);
});
