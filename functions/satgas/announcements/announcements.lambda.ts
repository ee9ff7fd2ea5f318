import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { announcementStore } from './announcement-store.ts';
import * as announcements from './announcements.http.ts';
import { announcementsSettings } from '../settings.ts';

const settings = readSettings(announcementsSettings);
const linkKey = keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow));
const needs = {
  campaign: readCampaign(import.meta.url),
  announcements: announcementStore(new DynamoDBClient(), settings.ANNOUNCEMENTS_TABLE),
  linkKey,
  attemptOf: attemptsOf('announcement', linkKey),
  now: systemNow,
  newId: randomUUID,
};

export const handler = httpHandler(
  'announcements',
  byRoute({
    'POST /v1/announcements': announcements.announceHttp(needs),
    'GET /v1/announcements': announcements.listAnnouncementsHttp(needs),
    'GET /p/{token}': announcements.showAnnouncementHttp(needs),
    'POST /p/{token}': announcements.confirmReadHttp(needs),
  }),
);
