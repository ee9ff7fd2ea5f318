import * as z from 'zod/mini';
import { reportersLanes } from '../../../events/lane.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { requirements } from './completeness.ts';
import { reportDeadline, reportDeadlineQuery } from './report-deadline.ts';
import { reportExample } from './report-example.ts';
import { reportForm } from './report-form.ts';

const pages = {
  method: 'GET',
  entry: 'reports/intake/report-pages',
  who: anybody,
  kind: 'page',
  refuses: [],
} as const;
const formAt = z.object({ form: z.string() });

const complete = z.object({
  items: z.array(
    z.object({
      name: z.enum(requirements.map(({ name }) => name)),
      kind: z.enum(['formal', 'material']),
      met: z.boolean(),
    }),
  ),
  formal: z.int(),
  material: z.int(),
});

const reportAccepted = z.object({
  code: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: z.enum(reportersLanes),
  knownOn: z.string(),
  /** Past the deadline: accepted all the same, and passed on as information. */
  late: z.boolean(),
  /** Why it belongs to Bawaslu alone, where it does. */
  outOfScope: z.nullable(z.enum(['money-politics', 'staff-kind'])),
  /** Many came from the same address or network: stored as any other, but its alert waits for ten minutes to half an hour, by its severity. */
  isSlower: z.boolean(),
  deadline: reportDeadline,
  complete,
});

const reportReviewed = z.object({
  region: z.string(),
  lane: z.enum(reportersLanes),
  late: z.boolean(),
  deadline: reportDeadline,
  complete,
});

/** Whatever was typed, by the names of its fields. */
const leftForm = z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(10_000)));

export const intakeOperations = {
  submitReport: operation({
    method: 'POST',
    path: '/v1/reports',
    entry: 'reports/intake/submit-report',
    who: anybody,
    kind: 'api',
    says: 'Report a breach of neutrality, without or with a name',
    more: 'The follow-up code is shown once and stored nowhere; it is the only way back to the report. An Idempotency-Key belongs to the body it is sent with and has at least 16 characters that nobody can guess (a UUID): whoever repeats both is given the code once more. Above ten reports a day of one address, or sixty of one network, a report is accepted as any other and its alert waits for ten minutes to half an hour, by its severity, unless a puzzle is solved (`Puzzle`).',
    takes: { body: reportForm, example: reportExample, puzzle: true },
    gives: { 201: givesWithPage('The report is stored', reportAccepted) },
    refuses: ['invalid-fields', 'malformed-request', 'puzzle-first'],
  }),
  readReportDeadline: operation({
    ...pages,
    path: '/v1/report-deadline',
    kind: 'api',
    says: 'The time left to bring a report to Bawaslu, and how it is counted',
    more: 'By the region’s kind of election. A late report is accepted too, and passed on as information.',
    takes: { query: reportDeadlineQuery },
    gives: { 200: { description: 'The deadline, step by step', schema: reportDeadline } },
    refuses: ['invalid-fields'],
  }),
  showReportPage: operation({
    ...pages,
    path: '/lapor',
    says: 'The report form',
    takes: {
      // What a link to the form may fill in: nothing that identifies anybody.
      query: z.object({
        lane: z.optional(z.string()),
        region: z.optional(z.string()),
        conduct: z.optional(z.string()),
      }),
    },
    gives: { 200: givesWithPage('Where to send it', formAt) },
  }),
  reviewReport: operation({
    ...pages,
    method: 'POST',
    path: '/lapor/periksa',
    says: 'Shows a report as it would be sent, and stores nothing',
    takes: { body: reportForm, example: reportExample },
    gives: { 200: givesWithPage('What would still be missing', reportReviewed) },
    refuses: ['invalid-fields', 'malformed-request'],
  }),
  changeReport: operation({
    ...pages,
    method: 'POST',
    path: '/lapor/ubah',
    says: 'The report form as it was left, from the check back to a field; stores nothing',
    takes: { body: leftForm, example: reportExample },
    gives: { 200: givesWithPage('Where to send it', formAt) },
    refuses: ['invalid-fields', 'malformed-request'],
  }),
  showTrackPage: operation({
    ...pages,
    path: '/lacak',
    says: 'Enter a follow-up code',
    gives: { 200: givesWithPage('Where to send it', formAt) },
  }),
};
