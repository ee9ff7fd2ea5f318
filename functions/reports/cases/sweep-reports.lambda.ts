import { SNSClient } from '@aws-sdk/client-sns';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { caseStore } from './case-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { duplicateRows } from './duplicates.ts';
import { keepCase } from './keep-case.ts';
import { openCase } from './open-case.ts';
import { sweepReportsSettings } from './settings.ts';
import { sweepReports } from './sweep-reports.ts';
import { sweepStore } from './sweep-store.ts';

const settings = readSettings(sweepReportsSettings);
const client = tableClient();
const counted = {
  years: calendarStore(client, settings.CALENDAR_TABLE),
  law: liveDeadlineLaw(),
};
const sweep = sweepReports({
  store: sweepStore(client, {
    reports: settings.REPORTS_TABLE,
    cases: settings.CASES_TABLE,
    summaries: settings.SUMMARIES_TABLE,
  }),
  open: openCase({
    cases: caseStore(client, settings.CASES_TABLE),
    duplicateRows: (kept) => duplicateRows(settings.CASES_TABLE, kept),
    keepCase: keepCase(client, settings.CASES_TABLE),
    counting: readDeadlineBasis(liveCampaign(import.meta.url), counted),
    codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, now)),
  }),
  publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
  count: metricCounter('sweepReports'),
  now,
  budgetMs: 40_000,
});

export const handler = scheduled('sweepReports', 'swept', sweep);
