import * as z from 'zod/mini';
import { yearPath } from '../calendar/calendar-form.ts';
import { decisions } from '../../../shared/decrees/decree.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import {
  calendarAnswer,
  changeIdShape,
  linesForm,
  previewShape,
  shownChangeShape,
  yearForm,
} from './decree-forms.ts';

const ofDecrees = { entry: 'reports/decrees/decrees', kind: 'api' } as const;
const byAdmins = signedIn({ admin: 'nation' });
const byTwo = signedIn({ admin: 'nation', oversight: 'nation' });

const waits = { description: 'It waits for a second person', schema: shownChangeShape } as const;
const toPage = {
  303: { description: 'To the page of the year', headers: { location: 'Its address' } },
} as const;

const newYear = {
  date: '2027-01-01',
  kind: 'holiday',
  name: { id: 'Tahun Baru Masehi', en: "New Year's Day" },
  decree: 'SKB 3 Menteri 2027',
};

/** Changing the days off of a year, by two people of the nation. */
export const decreeOperations = {
  showCalendar: operation({
    ...ofDecrees,
    method: 'GET',
    path: '/v1/calendar',
    who: byTwo,
    says: 'The days off of a year, what waits for a second person, what it would move, and who changed it before',
    more: 'This year unless said. The history is added to and never changed.',
    takes: { query: z.object({ year: z.optional(yearPath.shape.year) }) },
    gives: { 200: givesWithPage('The year', calendarAnswer) },
    refuses: ['invalid-fields'],
  }),
  putCalendar: operation({
    ...ofDecrees,
    method: 'PUT',
    path: '/v1/calendar/{year}',
    who: byAdmins,
    says: 'Ask to enter a decree on holidays and joint leave; it holds once another person agrees',
    more: 'For admins of the nation (`ID`). The year is replaced whole, upon the version that was looked at; open cases are counted anew once another admin, or somebody of oversight of the nation, has agreed, within a day. `preview=yes` asks nothing and says which deadlines would move: days and numbers, no case.',
    takes: {
      path: yearPath,
      query: z.object({ preview: z.optional(z.literal('yes')) }),
      body: yearForm,
      bodyTypes: ['application/json'],
      example: { version: 0, days: [newYear] },
    },
    gives: { 200: { description: 'What would move', schema: previewShape }, 202: waits },
    refuses: ['invalid-fields', 'conflict'],
  }),
  writeCalendar: operation({
    ...ofDecrees,
    method: 'POST',
    path: '/v1/calendar/{year}',
    who: byAdmins,
    says: 'As `putCalendar`, with the days as people write them: a day a line',
    more: 'A line is a day and its name, `1 Januari: Tahun Baru Masehi`; after `|` its English name, and a decree of its own.',
    takes: {
      path: yearPath,
      body: linesForm,
      example: {
        version: 0,
        decree: 'SKB 3 Menteri 2027',
        holidays: '1 Januari: Tahun Baru Masehi | New Year’s Day',
        jointLeave: '',
        step: 'preview',
      },
    },
    gives: { 200: givesWithPage('What would move', previewShape), 202: waits, ...toPage },
    refuses: ['invalid-fields', 'conflict'],
  }),
  decideCalendar: operation({
    ...ofDecrees,
    method: 'POST',
    path: '/v1/calendar/{year}/changes/{changeId}/decision',
    who: byTwo,
    says: 'Agree to a change of the calendar, which then holds, or reject it',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves. The same decision again is answered as the first was.',
    takes: {
      path: z.object({ ...yearPath.shape, changeId: changeIdShape }),
      body: z.strictObject({ is: z.enum(decisions) }),
      example: { is: 'agreed' },
    },
    gives: { 200: { description: 'The change', schema: shownChangeShape }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'not-allowed', 'too-late', 'conflict'],
  }),
};
export type DecreeOperations = typeof decreeOperations;
