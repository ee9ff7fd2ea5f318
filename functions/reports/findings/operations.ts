import * as z from 'zod/mini';
import { unitStandings } from '../../../events/barring.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { findingForm } from './questions.ts';

const ofFindings = {
  entry: 'reports/findings/findings',
  who: signedInWithoutConflict(satgas),
} as const;

/** A finding as it was stored. */
export const findingFiled = z.object({
  caseNumber: z.string(),
  /** The key of the case it becomes within seconds. */
  caseKey: z.string(),
  region: z.string(),
  lane: z.literal('finding'),
  foundOn: z.string(),
  /** Last local day for Bawaslu to set it as a finding. */
  dueOn: z.string(),
  /** Past that day: stored all the same, and passed on as information. */
  late: z.boolean(),
  /** 'to-be-named': somebody above the region settles first where the accused serves. */
  unitStanding: z.enum(unitStandings),
});
export type FindingFiled = z.infer<typeof findingFiled>;

/** What somebody of the satgas finds in their own work (temuan). */
export const findingOperations = {
  showFindingPage: operation({
    ...ofFindings,
    method: 'GET',
    path: '/siaga/temuan',
    kind: 'page',
    says: 'The form for a finding of one’s own',
    takes: { query: z.object({ region: z.optional(regionCode) }) },
    gives: { 200: givesWithPage('Where to send it', z.object({ form: z.string() })) },
    refuses: ['invalid-fields'],
  }),
  fileFinding: operation({
    ...ofFindings,
    method: 'POST',
    path: '/v1/findings',
    kind: 'api',
    says: 'File what one found oneself: it goes the way of a report, with a number and numbers of its own',
    more: 'Not about one’s own unit, those above and below it, or anybody whose name resembles one’s own: that is reported as anybody reports it. Whoever found it takes no step of its case; it counts once somebody else has checked it. Twenty a day each.',
    takes: {
      body: findingForm,
      example: {
        ...{ region: '18.09', conduct: 'partisan-photo', occurredOn: '2026-11-20' },
        ...{ foundOn: '2026-11-21', place: 'Halaman kantor kecamatan' },
        ...{ accusedName: 'Contoh Terlapor', accusedUnitOther: 'Dinas Pendidikan' },
        account: 'Ia berfoto dengan tanda dukungan di depan kantor pada jam kerja.',
        ...{ howFound: 'supervision', basis: 'Surat tugas 800/12/2026' },
      },
    },
    gives: { 201: givesWithPage('The finding is stored', findingFiled) },
    refuses: ['invalid-fields', 'not-allowed', 'too-many-requests', 'idempotency-key-reused'],
  }),
};
