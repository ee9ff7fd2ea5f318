import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { caseQueue } from './case-queue.ts';
import { caseStore } from './case-store.ts';
import { nagOverdue } from './nag-overdue.ts';
import { remindCase } from './reminder-store.ts';
import { nagSettings } from './settings.ts';

const settings = readSettings(nagSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const nag = nagOverdue({
  regions: readFixed(import.meta.url).everyRegion,
  readQueue: caseQueue(client, settings.CASES_TABLE),
  remind: remindCase(client, settings.CASES_TABLE),
  cases: caseStore(client, settings.CASES_TABLE),
  counting: readDeadlineBasis(campaign, {
    years: calendarStore(client, settings.CALENDAR_TABLE),
    law: liveDeadlineLaw(),
  }),
  now,
});

export const handler = scheduled('nagOverdue', 'reminded', nag);
