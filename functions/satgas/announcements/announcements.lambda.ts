import { randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { liveKeys } from '../../../shared/live-keys.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { announcementsSettings } from '../settings.ts';
import { announceFormAgain, announceHttp } from './announce.http.ts';
import { announcementStore } from './announcement-store.ts';
import * as announcements from './announcements.http.ts';
import { announcementOperations } from './operations.ts';

const settings = readSettings(announcementsSettings);
const linkKey = liveKeys(settings.LINK_SECRET_ARN, systemNow);
const needs = {
  campaign: liveCampaign(import.meta.url),
  announcements: announcementStore(tableClient(), settings.ANNOUNCEMENTS_TABLE),
  linkKey,
  attemptOf: attemptsOf('announcement', linkKey),
  now: systemNow,
  newId: randomUUID,
};

export const handler = serve('satgas/announcements/announcements', announcementOperations, {
  announce: { does: announceHttp(needs), formAgain: announceFormAgain(needs) },
  listAnnouncements: announcements.listAnnouncementsHttp(needs),
  showAnnouncement: announcements.showAnnouncementHttp(needs),
  confirmAnnouncementRead: announcements.confirmReadHttp(needs),
});
