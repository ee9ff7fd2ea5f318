import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow as now } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { calendarStore } from './calendar-store.ts';
import { putCalendarHttp, readCalendarHttp } from './calendar.http.ts';
import { calendarSettings } from './settings.ts';

const settings = readSettings(calendarSettings);
const needs = { years: calendarStore(new DynamoDBClient(), settings.CALENDAR_TABLE), now };

export const handler = httpHandler(
  'calendar',
  byRoute({
    'GET /v1/calendar/{year}': readCalendarHttp(needs),
    'PUT /v1/calendar/{year}': putCalendarHttp(needs),
  }),
);
