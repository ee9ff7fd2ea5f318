import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { announcementStore } from './announcement-store.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { sendAnnouncementStream } from './send-announcement.stream.ts';
import { sendAnnouncement } from './send-announcement.ts';
import { publisherSettings, sendAnnouncementSettings } from '../settings.ts';
import { addressedPublisher } from '../telling/addressed-publisher.ts';
import { budgetStore } from '../telling/sms-budget.ts';

const settings = readSettings(sendAnnouncementSettings);
const client = tableClient();
// Thousands of messages at once: slower when a service says so.
const many = { retryMode: 'adaptive', maxAttempts: 6 };
const send = sendAnnouncement({
  regions: everyRegion(readCampaign(import.meta.url).regions.map(({ code }) => code)),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  announcements: announcementStore(client, settings.ANNOUNCEMENTS_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  publish: addressedPublisher(
    { sns: new SNSClient(many), ses: new SESv2Client(many) },
    publisherSettings(settings),
  ),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  now: systemNow,
});

export const handler = sendAnnouncementStream(send);
