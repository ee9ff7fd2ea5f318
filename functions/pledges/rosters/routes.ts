import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { refusedQuery, rosterPageQuery, rosterPath, rostersQuery } from './rosters.http.ts';
import { rosterAbout, rosterJson, rosterTypes } from './sent-roster.ts';
import { refusedRow, rosterSummary, toldUpload } from './upload.ts';

const report = z.object({
  ...toldUpload.shape,
  refusedRows: z.array(refusedRow),
  nextFrom: z.optional(z.int()),
});
const entry = 'pledges/rosters/rosters';

/** Rosters: who is expected to pledge, kept as keyed hashes only. */
export const rosterRoutes: Route[] = [
  {
    operation: 'takeRoster',
    method: 'POST',
    path: '/v1/rosters',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary:
      'Take a roster (up to 100,000 rows, 4 MB); only keyed hashes are kept, every row not taken is named',
    description:
      'Columns number (or nip, nik) or staffNumber; unit (code or name); and, where known, staffKind and status: expected, sick, on-leave, cltn, refused (kept, never published). Others are not read. UTF-8, comma, semicolon or tab. `mode=add` keeps everybody else of the region, `replace` nobody; a longer roster is sent in parts with `add`. A killed upload sent again makes the same roster.',
    request: {
      query: rosterAbout,
      body: z.union([z.string(), rosterJson]),
      bodyTypes: rosterTypes,
      example: 'nip,unit,staffKind,status\n198609262015051001,DISDIK,pns,\n',
    },
    answers: {
      201: {
        description: 'What was taken, and the first refused rows',
        schema: report,
        headers: { location: 'Where the upload can be read' },
      },
      303: { description: 'To the page of the roster', headers: { location: 'Its address' } },
    },
    refusals: [
      'invalid-fields',
      'malformed-json',
      'body-too-large',
      'media-type-refused',
      'conflict',
      'idempotency-key-reused',
    ],
  },
  {
    operation: 'listRosters',
    method: 'GET',
    path: '/v1/rosters',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary: 'Who is expected in a region, by unit, and its uploads',
    description: 'Who refused is counted as expected: a refusal is recorded, never published.',
    request: { query: rostersQuery },
    answers: {
      200: {
        description: 'The roster in numbers, and its uploads, the newest first',
        schema: z.object({
          region: z.string(),
          roster: z.optional(rosterSummary),
          uploads: z.array(toldUpload),
        }),
      },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'readRoster',
    method: 'GET',
    path: '/v1/rosters/{rosterId}',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary: 'How an upload goes, or went, with its refused rows (500 at a time)',
    request: { path: rosterPath, query: refusedQuery },
    answers: { 200: { description: 'The upload', schema: report } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    operation: 'showRosterPage',
    method: 'GET',
    path: '/siaga/daftar',
    entry,
    access: 'signed-in',
    kind: 'page',
    summary: 'Send a roster, see how it goes and which rows to mend',
    request: { query: rosterPageQuery },
    answers: { 200: { description: 'A page', also: ['text/html'] } },
    refusals: ['invalid-fields'],
  },
];
