import { operation } from '../../../shared/operation/operation.ts';
import { anybody, signedIn } from '../../../shared/operation/who.ts';
import { calendarForm, shownYear, yearPath } from './calendar-form.ts';

const ofCalendar = {
  path: '/v1/calendar/{year}',
  entry: 'reports/calendar/calendar',
  kind: 'api',
} as const;

/** The days off that deadlines are counted by: they belong to the nation. */
export const calendarOperations = {
  readCalendar: operation({
    ...ofCalendar,
    method: 'GET',
    who: anybody,
    says: 'Holidays and joint leave of a year, by which deadlines are counted',
    takes: { path: yearPath },
    gives: { 200: { description: 'The days off, with their decree', schema: shownYear } },
    refuses: ['invalid-fields'],
  }),
  putCalendar: operation({
    ...ofCalendar,
    method: 'PUT',
    who: signedIn({ admin: 'nation' }),
    says: 'Enter a decree on holidays and joint leave; open cases are counted anew',
    more: 'For admins of the nation (`ID`). The year is replaced whole, upon the version that was looked at.',
    takes: {
      path: yearPath,
      body: calendarForm,
      bodyTypes: ['application/json'],
      example: {
        version: 0,
        days: [
          {
            date: '2027-01-01',
            kind: 'holiday',
            name: { id: 'Tahun Baru Masehi', en: "New Year's Day" },
            decree: 'SKB 3 Menteri 2027',
          },
        ],
      },
    },
    gives: { 200: { description: 'The year as it is now', schema: shownYear } },
    refuses: ['invalid-fields', 'conflict'],
  }),
};

export type CalendarOperations = typeof calendarOperations;
