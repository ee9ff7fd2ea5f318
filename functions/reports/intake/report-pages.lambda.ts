import { randomUUID } from 'node:crypto';
import { logOf } from '../../../shared/log.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { decreedCalendar } from '../calendar/decreed-calendar.ts';
import { calendarSettings } from '../calendar/settings.ts';
import { guideOperations } from '../guide/operations.ts';
import { rulebookEntryHttp, rulebookHttp } from '../guide/rulebook.http.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { intakeOperations } from './operations.ts';
import { changeReportHttp, reviewReportHttp } from './review-report.http.ts';
import { reportFormAgain } from './submit-report.http.ts';
import { reportDeadlineHttp, reportPageHttp, trackPageHttp } from './report-pages.http.ts';

const settings = readSettings(calendarSettings);
const logger = logOf('reportPages');
const operations = { ...intakeOperations, ...guideOperations };
const needs = {
  campaign: liveCampaign(import.meta.url),
  calendar: decreedCalendar({
    years: calendarStore(tableClient(), settings.CALENDAR_TABLE),
    now,
    fault: (error) => logger.warn('decrees not read', { error }),
  }),
  law: liveDeadlineLaw(),
  catalogue: liveCatalogue(),
  newId: randomUUID,
  now,
};

export const handler = serve('reports/intake/report-pages', operations, {
  showRulebook: rulebookHttp(needs),
  showRulebookEntry: rulebookEntryHttp(needs),
  readReportDeadline: reportDeadlineHttp(needs),
  showReportPage: reportPageHttp(needs),
  reviewReport: { does: reviewReportHttp(needs), formAgain: reportFormAgain(needs) },
  changeReport: changeReportHttp(needs),
  showTrackPage: trackPageHttp,
});
