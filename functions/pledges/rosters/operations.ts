import * as z from 'zod/mini';
import { sheetTypes } from '../../../shared/csv/sheet-types.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, signedIn } from '../../../shared/operation/who.ts';
import {
  rejectedQuery,
  rosterAbout,
  rosterJson,
  rosterPageQuery,
  rosterPath,
  rostersQuery,
  undoForm,
} from './roster-forms.ts';
import { regionRosters, rosterReport } from './upload.ts';

const ofRosters = {
  entry: 'pledges/rosters/rosters',
  who: signedIn(organisers),
  kind: 'api',
} as const;

/** Rosters: who is expected to pledge, stored as keyed hashes only. */
export const rosterOperations = {
  takeRoster: operation({
    ...ofRosters,
    method: 'POST',
    path: '/v1/rosters',
    says: 'Take a roster (up to 100,000 rows, 4 MB); only keyed hashes are stored, every rejected row is named',
    more: 'Columns number (or nip, nik) or staffNumber; unit (code or name); and, where known, staffKind and status: expected, sick, on-leave, cltn, refused (stored, never published). Others are not read. An Excel workbook (.xlsx, one sheet with a list), or CSV by comma, semicolon or tab. `mode=add` leaves everybody else of the region on it, `replace` nobody (and changes nothing where a row is refused: one bad row never takes anybody off a good roster), `preview` changes nothing and says how many would stay, come and go; a longer roster is sent in parts with `add`. A killed upload sent again makes the same roster.',
    takes: {
      query: rosterAbout,
      body: z.union([z.string(), rosterJson]),
      bodyTypes: [...sheetTypes, 'application/json', 'multipart/form-data'],
      reads: 'file',
      // A function is handed 6 MB, and the gateway writes bytes as a third more characters.
      mostBytes: 4 * 1024 * 1024,
      tooLarge: 'roster-too-large',
      example: 'nip,unit,staffKind,status\n198609262015051001,DISDIK,pns,\n',
    },
    gives: {
      201: {
        description: 'What was taken, and the first rejected rows',
        schema: rosterReport,
        headers: { location: 'Where the upload can be read' },
      },
      303: { description: 'To the page of the roster', headers: { location: 'Its address' } },
    },
    refuses: [
      'invalid-fields',
      'malformed-json',
      'body-too-large',
      'media-type-refused',
      'conflict',
      'idempotency-key-reused',
    ],
  }),
  undoRoster: operation({
    ...ofRosters,
    method: 'POST',
    path: '/v1/rosters/undo',
    says: 'Bring back the roster before, exactly, within a week',
    more: '`turn` names the roster that is undone, as `GET /v1/rosters` shows it under `undo` with how many people come back and go; another one since is a conflict. It leaves a trace among the uploads (who, when, why), and undoing it is the same operation. Sent again it is the same undo.',
    takes: {
      body: undoForm,
      example: { region: '18.09', turn: 2, why: 'wrong-file', agreed: true },
    },
    gives: {
      201: {
        description: 'The roster before is the roster again',
        schema: rosterReport,
        headers: { location: 'Where its trace can be read' },
      },
      303: { description: 'To the page of the roster', headers: { location: 'Its address' } },
    },
    refuses: ['invalid-fields', 'conflict'],
  }),
  listRosters: operation({
    ...ofRosters,
    method: 'GET',
    path: '/v1/rosters',
    says: 'Who is expected in a region, by unit, and its uploads',
    more: 'Who refused is counted as expected: a refusal is recorded, never published.',
    takes: { query: rostersQuery },
    gives: {
      200: {
        description: 'The roster in numbers, and its uploads, the newest first',
        schema: regionRosters,
      },
    },
    refuses: ['invalid-fields'],
  }),
  readRoster: operation({
    ...ofRosters,
    method: 'GET',
    path: '/v1/rosters/{rosterId}',
    says: 'How an upload goes, or went, with its rejected rows (500 at a time)',
    takes: { path: rosterPath, query: rejectedQuery },
    gives: { 200: { description: 'The upload', schema: rosterReport } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  showRosterPage: operation({
    ...ofRosters,
    method: 'GET',
    path: '/siaga/daftar',
    kind: 'page',
    says: 'Send a roster, see how it goes and which rows to fix',
    takes: { query: rosterPageQuery },
    gives: { 200: givesWithPage('The roster in numbers, and its uploads', regionRosters) },
    refuses: ['invalid-fields'],
  }),
};

export type RosterOperations = typeof rosterOperations;
