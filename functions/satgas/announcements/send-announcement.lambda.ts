import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { announcementStore } from './announcement-store.ts';
import { batchPublisher } from './batch-publisher.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { sendAnnouncementStream } from './send-announcement.stream.ts';
import { sendAnnouncement } from './send-announcement.ts';
import { sendAnnouncementSettings } from '../settings.ts';
import { budgetStore } from '../telling/sms-budget.ts';

const settings = readSettings(sendAnnouncementSettings);
const client = new DynamoDBClient();
const send = sendAnnouncement({
  regions: everyRegion(readCampaign(import.meta.url).regions.map(({ code }) => code)),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  announcements: announcementStore(client, settings.ANNOUNCEMENTS_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, {
    monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  publishBatch: batchPublisher(new SNSClient({ retryMode: 'adaptive', maxAttempts: 6 }), {
    topicArnPrefix: settings.TOPIC_ARN_PREFIX,
    senderId: settings.SMS_SENDER_ID,
    partMicroUsd: settings.SMS_PART_MICRO_USD,
  }),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  now: systemNow,
});

export const handler = sendAnnouncementStream(send);
