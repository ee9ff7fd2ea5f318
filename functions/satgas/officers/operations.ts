import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, signedIn } from '../../../shared/operation/who.ts';
import { officerForm, officerPath, scopeCode } from './check-officer.ts';
import { officerShape } from './officer.ts';

const ofTheRegister = {
  entry: 'satgas/officers/manage-officers',
  who: signedIn(organisers),
  kind: 'api',
} as const;

const refusedRow = z.object({
  line: z.int(),
  field: z.string(),
  reason: z.string(),
  /** The letter of the column, as a spreadsheet shows it. */
  column: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.string())),
});
export type RefusedRow = z.infer<typeof refusedRow>;

const importAnswer = z.object({
  rows: z.int(),
  taken: z.int(),
  /** Of those taken, who was not there before, and of whom something changed. */
  added: z.int(),
  changed: z.int(),
  /** Who was switched off and is on again. */
  reactivated: z.int(),
  refused: z.array(refusedRow),
  /** Columns that were not read. */
  notRead: z.array(z.string()),
  /** False of a preview: nothing was changed. */
  stored: z.boolean(),
});
export type Imported = z.infer<typeof importAnswer>;

/** The register of the task forces: who serves where, and how they are reached. */
export const officerOperations = {
  listOfficers: operation({
    ...ofTheRegister,
    method: 'GET',
    path: '/v1/officers',
    says: 'The satgas of a region, a province or the nation',
    takes: { query: z.object({ region: z.optional(scopeCode) }) },
    gives: { 200: givesWithPage('Officers', z.object({ officers: z.array(officerShape) })) },
    refuses: ['invalid-fields'],
  }),
  putOfficer: operation({
    ...ofTheRegister,
    method: 'PUT',
    path: '/v1/officers/{region}/{officerId}',
    says: 'Add or change a satgas member; SMS and e-mail subscriptions follow',
    takes: {
      path: officerPath,
      body: officerForm,
      bodyTypes: ['application/json'],
      example: {
        rung: 'officer',
        name: 'Contoh Petugas',
        phone: '081200000001',
        unit: 'INSPEKTORAT',
      },
    },
    gives: { 200: { description: 'The officer', schema: officerShape } },
    refuses: ['invalid-fields'],
  }),
  importOfficers: operation({
    ...ofTheRegister,
    method: 'POST',
    path: '/v1/officers/import',
    says: 'Take a list of officers as CSV (up to 5,000 rows, 1 MB); says of every row not taken why',
    more: 'Columns region, id, rung, name; and, where known, unit (code or name), phone, email, lang, active; in English or Indonesian, within the first ten rows. A row changes what its cells say and nothing else: whom no column switches on stays off. Any usual delimiter and encoding. `preview=yes` changes nothing. Doing it twice changes nothing.',
    takes: {
      query: z.object({ preview: z.optional(z.literal('yes')) }),
      reads: 'bytes',
      body: z.string(),
      bodyTypes: ['text/csv', 'application/x-www-form-urlencoded'],
      example:
        'region,id,rung,name,unit,phone,email\n18.09,petugas-9,officer,Contoh,INSPEKTORAT,081200000009,\n',
    },
    gives: { 200: givesWithPage('What was taken and what was not', importAnswer) },
    refuses: ['invalid-fields', 'media-type-refused', 'body-too-large'],
  }),
};
