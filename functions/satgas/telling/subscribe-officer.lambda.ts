import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { greetPhone } from './greet-phone.ts';
import { officerShape } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { subscribeSettings } from '../settings.ts';
import { budgetStore } from './sms-budget.ts';
import { subscribeOfficer } from './subscribe-officer.ts';
import { tellOldContact } from './tell-old-contact.ts';
import { snsSubscriptions } from './subscriptions.ts';

const settings = readSettings(subscribeSettings);
const sns = new SNSClient();
const client = new DynamoDBClient();
const topics = snsSubscriptions(sns, settings.TOPIC_ARN_PREFIX);
const subscribe = subscribeOfficer({
  ...topics,
  officers: officerStore(client, settings.OFFICERS_TABLE),
});
const telling = {
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  publish: addressedPublisher(sns, {
    topicArnPrefix: settings.TOPIC_ARN_PREFIX,
    senderId: settings.SMS_SENDER_ID,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  now: systemNow,
};
const linkKey = keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow));
const greet = greetPhone({ ...telling, linkKey, publicUrl: settings.PUBLIC_URL });

export const handler = streamHandler('subscribeOfficer', async (change) => {
  // A row that nothing could read was nobody's before.
  const before = z.parse(z.catch(z.optional(officerShape), undefined), change.before);
  const after = z.parse(z.optional(officerShape), change.after);
  await tellOldContact(telling)(before, after);
  await subscribe(before, after);
  await greet(before, after);
});
