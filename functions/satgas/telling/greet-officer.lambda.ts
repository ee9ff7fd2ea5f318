import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { sendAccountLink, tellReleased } from './account-messages.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { askMailbox } from './ask-mailbox.ts';
import { greetOfficer, greetPhone } from './greet-officer.ts';
import { officerShape } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { greetOfficerSettings, publisherSettings } from '../settings.ts';
import { budgetStore } from './sms-budget.ts';
import { tellOldContact } from './tell-old-contact.ts';

const settings = readSettings(greetOfficerSettings);
const client = tableClient();
const telling = {
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  publish: addressedPublisher(
    { sns: new SNSClient(), ses: new SESv2Client({ maxAttempts: 1 }) },
    publisherSettings(settings),
  ),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  accountKey: keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  now: systemNow,
};
const greet = greetOfficer({
  sendAccountLink: sendAccountLink(telling),
  tellReleased: tellReleased(telling),
  tellOldContact: tellOldContact(telling),
  greetPhone: greetPhone(telling),
  askMailbox: askMailbox({ ...telling, officers: officerStore(client, settings.OFFICERS_TABLE) }),
});

export const handler = streamHandler('greetOfficer', async (change) => {
  // A row that nothing could read was nobody's before.
  const before = z.parse(z.catch(z.optional(officerShape), undefined), change.before);
  const after = z.parse(z.optional(officerShape), change.after);
  await greet(before, after);
});
