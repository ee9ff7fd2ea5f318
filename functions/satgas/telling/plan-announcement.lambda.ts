import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { announcementStore } from '../announcements/announcement-store.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { budgetOf, planAnnouncementSettings } from '../settings.ts';
import { deliveryStore } from './delivery-store.ts';
import { planAnnouncementStream } from './plan-announcement.stream.ts';
import { planAnnouncement } from './plan-announcement.ts';
import { budgetStore } from './sms-budget.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(planAnnouncementSettings);
const client = tableClient();
const plan = planAnnouncement({
  regions: everyRegion(readFixed(import.meta.url).everyRegion),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  announcements: announcementStore(client, settings.ANNOUNCEMENTS_TABLE),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  budget: budgetStore(client, settings.DELIVERIES_TABLE, budgetOf(settings)),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  now: systemNow,
});

export const handler = planAnnouncementStream(plan);
