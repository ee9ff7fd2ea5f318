import { operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { shownYear, yearPath } from './calendar-form.ts';

/** The days off that deadlines are counted by: they belong to the nation. */
export const calendarOperations = {
  readCalendar: operation({
    path: '/v1/calendar/{year}',
    entry: 'reports/calendar/calendar',
    kind: 'api',
    method: 'GET',
    who: anybody,
    says: 'Holidays and joint leave of a year, by which deadlines are counted',
    takes: { path: yearPath },
    gives: { 200: { description: 'The days off, with their decree', schema: shownYear } },
    refuses: ['invalid-fields'],
  }),
};

export type CalendarOperations = typeof calendarOperations;
