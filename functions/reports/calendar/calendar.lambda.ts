import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from './calendar-store.ts';
import { readCalendarHttp } from './calendar.http.ts';
import { calendarOperations } from './operations.ts';
import { calendarSettings } from './settings.ts';

const settings = readSettings(calendarSettings);

export const handler = serve('reports/calendar/calendar', calendarOperations, {
  readCalendar: readCalendarHttp({ years: calendarStore(tableClient(), settings.CALENDAR_TABLE) }),
});
