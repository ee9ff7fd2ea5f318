import type { Route } from '../../route.ts';
import { calendarForm, shownYear, yearPath } from './calendar.http.ts';

/** The days off that deadlines are counted by. */
export const calendarRoutes: readonly Route[] = [
  {
    operation: 'readCalendar',
    method: 'GET',
    path: '/v1/calendar/{year}',
    entry: 'reports/calendar/calendar',
    access: 'public',
    kind: 'api',
    summary: 'Holidays and joint leave of a year, by which deadlines are counted',
    request: { path: yearPath },
    answers: { 200: { description: 'The days off, with their decree', schema: shownYear } },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'putCalendar',
    method: 'PUT',
    path: '/v1/calendar/{year}',
    entry: 'reports/calendar/calendar',
    access: 'signed-in',
    kind: 'api',
    summary: 'Enter a decree on holidays and joint leave; open cases are counted anew',
    description:
      'For admins of the nation (`ID`). The year is replaced whole, upon the version that was looked at.',
    request: {
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
    answers: { 200: { description: 'The year as it is now', schema: shownYear } },
    refusals: ['invalid-fields', 'conflict'],
  },
];
