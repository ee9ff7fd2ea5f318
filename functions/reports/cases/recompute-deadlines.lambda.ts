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
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { recomputeSettings } from './settings.ts';

const settings = readSettings(recomputeSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const recompute = recomputeDeadlines({
  regions: readFixed(import.meta.url).everyRegion,
  readQueue: caseQueue(client, settings.CASES_TABLE),
  cases: caseStore(client, settings.CASES_TABLE),
  counting: readDeadlineBasis(campaign, {
    years: calendarStore(client, settings.CALENDAR_TABLE),
    law: liveDeadlineLaw(),
  }),
  now,
});

// Woken by a changed year, and every five minutes, since a rule may turn at midnight: whatever wakes it, it looks for what
// was counted otherwise.
export const handler = scheduled('recomputeDeadlines', 'recomputed', recompute);
