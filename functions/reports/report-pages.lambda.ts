import { randomUUID } from 'node:crypto';
import { readCampaign } from '../../shared/campaign.ts';
import { systemNow } from '../../shared/clock.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { reportDeadlineHttp, reportPageHttp, trackPageHttp } from './report-pages.http.ts';
import { shippedCalendar } from './shipped-calendar.ts';

const needs = {
  campaign: readCampaign(import.meta.url),
  calendar: shippedCalendar(),
  newId: randomUUID,
  now: systemNow,
};

export const handler = httpHandler(
  'reportPages',
  byRoute({
    'GET /lapor': reportPageHttp(needs),
    'GET /lacak': trackPageHttp,
    'GET /v1/report-deadline': reportDeadlineHttp(needs),
  }),
);
