import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { decreedCalendar } from '../calendar/decreed-calendar.ts';
import { calendarSettings } from '../calendar/settings.ts';
import { reportDeadlineHttp, reportPageHttp, trackPageHttp } from './report-pages.http.ts';

const settings = readSettings(calendarSettings);
const logger = new Logger({ serviceName: 'reportPages' });
const needs = {
  campaign: readCampaign(import.meta.url),
  calendar: decreedCalendar({
    years: calendarStore(new DynamoDBClient(), settings.CALENDAR_TABLE),
    now,
    fault: (error) => logger.warn('decrees not read', { error }),
  }),
  newId: randomUUID,
  now,
};

export const handler = httpHandler(
  'reportPages',
  byRoute({
    'GET /lapor': reportPageHttp(needs),
    'GET /lacak': trackPageHttp,
    'GET /v1/report-deadline': reportDeadlineHttp(needs),
  }),
);
