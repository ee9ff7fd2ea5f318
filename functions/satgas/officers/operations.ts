import * as z from 'zod/mini';
import { sheetTypes } from '../../../shared/csv/sheet-types.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { notYetBound, organisers, signedIn } from '../../../shared/operation/who.ts';
import { officerForm, officerPath, scopeCode } from './check-officer.ts';
import { editForm } from './edited-officer.ts';
import { officerShape } from './officer.ts';
import { ownContactsOperations } from './own-contacts-operations.ts';
import { changeView } from './change-view.ts';

/** An officer as people are shown them: marks of names are for comparing only. */
const officerView = z.omit(officerShape, {
  nameMarks: true,
  accountAskedBy: true,
  contactAskedAt: true,
  whatsappAskedAt: true,
});

const ofTheRegister = {
  entry: 'satgas/officers/manage-officers',
  who: signedIn(organisers),
  kind: 'api',
} as const;

const { officerId } = officerPath.shape;

const changeIdShape = z.string().check(z.regex(/^[0-9A-Za-z-]{15,60}$/));

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
  /** Rows that are right: what they say is proposed, or the register says it already. */
  taken: z.int(),
  /** Of those taken, who was not there before, and of whom something changed. */
  added: z.int(),
  changed: z.int(),
  /** Who was switched off and is on again. */
  reactivated: z.int(),
  refused: z.array(refusedRow),
  /** Columns that were not read. */
  notRead: z.array(z.string()),
  /** Nothing was proposed: the list was only looked at. */
  preview: z.boolean(),
  /** What waits for a second person; null where nothing would change. */
  change: z.nullable(changeView),
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
    gives: { 200: givesWithPage('Officers', z.object({ officers: z.array(officerView) })) },
    refuses: ['invalid-fields'],
  }),
  putOfficer: operation({
    ...ofTheRegister,
    method: 'PUT',
    path: '/v1/officers/{region}/{officerId}',
    says: 'Propose a satgas member, new or changed',
    more: 'Nothing holds until a second person agrees: another admin, or somebody above the scope, and nobody whom it is about (`decideRegisterChange`).',
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
    gives: {
      202: {
        description: 'What waits for a second person; null where nothing would change',
        schema: z.object({ change: z.nullable(changeView) }),
      },
    },
    refuses: ['invalid-fields', 'conflict'],
  }),
  askAccountLink: operation({
    ...ofTheRegister,
    method: 'POST',
    path: '/v1/account-links',
    who: notYetBound,
    says: 'Send the registered phone the link that binds the account somebody signed in with to their entry',
    more: 'Until then the account sees nothing. Five links a day at most. The link asks for the four digits of the answer.',
    gives: {
      202: givesWithPage(
        'The link is on its way, for half an hour',
        z.object({ digits: z.string() }),
      ),
    },
    refuses: ['conflict'],
  }),
  ...ownContactsOperations,
  showOfficerForm: operation({
    ...ofTheRegister,
    method: 'GET',
    path: '/v1/officers/form',
    kind: 'page',
    says: 'The form for a satgas member: unit, phone, mailbox, days away',
    takes: { query: z.object({ region: scopeCode, officer: z.optional(officerId) }) },
    gives: { 200: givesWithPage('Where to send it', z.object({ form: z.string() })) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  editOfficer: operation({
    ...ofTheRegister,
    method: 'POST',
    path: '/v1/officers/form',
    says: 'Propose a satgas member as the form says: what it leaves empty of phone and mailbox stays as it is',
    more: 'As `putOfficer`: nothing holds until a second person agrees. Days away are added to those that are entered; times of duty stay.',
    takes: {
      body: editForm,
      example: {
        region: '18.09',
        officerId: 'petugas-baru',
        rung: 'officer',
        name: 'Contoh Petugas',
        unit: 'INSPEKTORAT',
        phone: '081200000001',
        active: 'yes',
      },
    },
    gives: { 303: { description: 'To the register, where it waits for a second person' } },
    refuses: ['invalid-fields', 'conflict'],
  }),
  importOfficers: operation({
    ...ofTheRegister,
    method: 'POST',
    path: '/v1/officers/import',
    says: 'Take a list of officers as an Excel workbook or CSV (up to 5,000 rows, 1 MB); says of every row not taken why',
    more: 'Columns region, id, rung, name; and, where known, unit (code or name), phone, email, lang, active, account (`lepas`: their account is released); in English or Indonesian, within the first ten rows. A row changes what its cells say and nothing else; the whole list is one change that a second person agrees to: whom no column switches on stays off. An .xlsx with one sheet that has a list, or CSV by any usual delimiter and encoding. `preview=yes` changes nothing. Doing it twice changes nothing, but that an account is released twice.',
    takes: {
      query: z.object({ preview: z.optional(z.literal('yes')) }),
      reads: 'bytes',
      body: z.string(),
      bodyTypes: [...sheetTypes, 'application/x-www-form-urlencoded', 'multipart/form-data'],
      example:
        'region,id,rung,name,unit,phone,email\n18.09,petugas-9,officer,Contoh,INSPEKTORAT,081200000009,\n',
    },
    gives: { 200: givesWithPage('What was taken and what was not', importAnswer) },
    refuses: ['invalid-fields', 'media-type-refused', 'body-too-large', 'conflict'],
  }),
  listRegisterChanges: operation({
    ...ofTheRegister,
    method: 'GET',
    path: '/v1/register-changes',
    says: 'Who changed the register, who agreed, and what waits for a second person; newest first',
    more: 'The latest 100 of a scope. The history is added to and never changed.',
    takes: { query: z.object({ scope: z.optional(scopeCode) }) },
    gives: {
      200: { description: 'Changes', schema: z.object({ changes: z.array(changeView) }) },
    },
    refuses: ['invalid-fields'],
  }),
  decideRegisterChange: operation({
    ...ofTheRegister,
    method: 'POST',
    path: '/v1/register-changes/{scope}/{changeId}/decision',
    says: 'Agree to a change of the register, or reject it',
    more: 'Another admin than who proposed it, or somebody above the scope; nobody whom it is about. Within 30 days. The same decision again is answered as the first was.',
    takes: {
      path: z.object({ scope: scopeCode, changeId: changeIdShape }),
      body: z.strictObject({
        is: z.enum(['agreed', 'rejected']),
        why: z.optional(z.string().check(z.maxLength(500))),
      }),
      example: { is: 'agreed' },
    },
    gives: {
      200: { description: 'The change', schema: changeView },
      303: { description: 'A form is led back to the register' },
    },
    refuses: ['invalid-fields', 'not-found', 'too-late', 'conflict'],
  }),
};
