import { randomUUID } from 'node:crypto';
import { calendarStore } from '../calendar/calendar-store.ts';
import { caseQueue } from '../cases/case-queue.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { changeStore } from './change-store.ts';
import {
  decideCalendarHttp,
  putCalendarHttp,
  showCalendarHttp,
  writeCalendarHttp,
} from './decrees.http.ts';
import { decreeOperations } from './operations.ts';
import { decreesSettings } from './settings.ts';

const settings = readSettings(decreesSettings);
const client = tableClient();
const needs = {
  campaign: liveCampaign(import.meta.url),
  law: liveDeadlineLaw(),
  years: calendarStore(client, settings.CALENDAR_TABLE),
  changes: changeStore(client, {
    decrees: settings.DECREES_TABLE,
    calendar: settings.CALENDAR_TABLE,
  }),
  readQueue: caseQueue(client, settings.CASES_TABLE),
  newId: randomUUID,
  now,
};

export const handler = serve('reports/decrees/decrees', decreeOperations, {
  showCalendar: showCalendarHttp(needs),
  putCalendar: putCalendarHttp(needs),
  writeCalendar: writeCalendarHttp(needs),
  decideCalendar: decideCalendarHttp(needs),
});
