import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, overseers, signedIn } from '../../../shared/operation/who.ts';
import {
  ceremoniesAnswer,
  ceremoniesQuery,
  ceremonyForm,
  ceremonyPath,
  correctionForm,
  moveForm,
  witnessForm,
} from './ceremony-forms.ts';
import { codeOperations } from './code-operations.ts';
import { linkOperations } from './link-operations.ts';
import {
  location,
  oneCeremony,
  ofCeremonies,
  sheetIdShape,
  sheetRefusals,
  takesSheet,
  toPage,
} from './operation-parts.ts';
import { recordOperations } from './record-operations.ts';
import { signingOperations } from './signing-operations.ts';
import { sheetAnswer } from './sheet.ts';
import { ceremonyAnswer, endingAnswer, listedCeremony } from './ceremony-view.ts';

/** Ceremonies are run by the region's own; oversight sees what was held, who saw it and the record. */
const byOrganisers = { ...ofCeremonies, who: signedIn(organisers) } as const;
const byOverseers = { ...ofCeremonies, who: signedIn(overseers) } as const;

/** Ceremonies (apel ikrar): opened, seen by witnesses, attended by a code or a sheet, and put on record. */
export const ceremonyOperations = {
  openCeremony: operation({
    ...byOrganisers,
    method: 'POST',
    path: '/v1/ceremonies',
    says: 'Open a ceremony: when, where, who leads, which act, which units',
    takes: {
      body: ceremonyForm,
      lists: ['units'],
      example: {
        region: '18.09',
        mode: 'in-person',
        heldAt: '2026-11-23T07:30',
        place: 'Halaman kantor bupati',
        leaderTitle: 'Sekretaris Daerah',
        leaderName: 'Contoh Pemimpin',
        units: ['DISDIK'],
      },
    },
    gives: {
      201: { description: 'It is open', schema: listedCeremony, headers: location },
      ...toPage,
    },
    refuses: ['invalid-fields', 'idempotency-key-reused'],
  }),
  listCeremonies: operation({
    ...byOverseers,
    method: 'GET',
    path: '/v1/ceremonies',
    says: 'The ceremonies of a region, the newest first',
    takes: { query: ceremoniesQuery },
    gives: { 200: givesWithPage('Ceremonies', ceremoniesAnswer) },
    refuses: ['invalid-fields'],
  }),
  readCeremony: operation({
    ...byOverseers,
    method: 'GET',
    path: oneCeremony,
    says: 'A ceremony and its witnesses; for who runs it, their links and the address of its screen',
    takes: { path: ceremonyPath },
    gives: { 200: givesWithPage('The ceremony', ceremonyAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  moveCeremony: operation({
    ...byOrganisers,
    method: 'POST',
    path: `${oneCeremony}/moves`,
    says: 'Start, end or cancel it, or have it go on, upon the version that was looked at',
    more: 'An open one can be cancelled. One that was ended goes on (`to: started`) within ten minutes, unless its list is sealed.',
    takes: { path: ceremonyPath, body: moveForm, example: { to: 'started', version: 1 } },
    gives: { 200: { description: 'The ceremony now', schema: listedCeremony }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  }),
  askEnding: operation({
    ...byOrganisers,
    method: 'GET',
    path: `${oneCeremony}/ending`,
    says: 'What ending it would do: how many are recorded until now',
    more: 'Changes nothing. The page asks with that number, and its button ends it.',
    takes: { path: ceremonyPath },
    gives: { 200: givesWithPage('What would be ended', endingAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  correctCeremony: operation({
    ...byOrganisers,
    method: 'POST',
    path: `${oneCeremony}/corrections`,
    says: 'Correct when, where or who leads one that has not started, upon the version looked at',
    more: 'What it said before stays in its history. A new leader gets a new link; the one before is void.',
    takes: {
      path: ceremonyPath,
      body: correctionForm,
      example: { version: 1, place: 'Lapangan Pemda' },
    },
    gives: { 200: { description: 'The ceremony now', schema: listedCeremony }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  addWitness: operation({
    ...byOrganisers,
    method: 'POST',
    path: `${oneCeremony}/witnesses`,
    says: 'Name a witness; their own link is then with the ceremony',
    takes: {
      path: ceremonyPath,
      body: witnessForm,
      example: { office: 'BAWASLU', name: 'Contoh Saksi' },
    },
    gives: {
      201: {
        description: 'The witness is named',
        schema: z.object({ witnessId: z.string(), office: z.string() }),
        headers: location,
      },
      ...toPage,
    },
    refuses: ['invalid-fields', 'not-found', 'too-late', 'idempotency-key-reused'],
  }),
  takeSheet: operation({
    ...byOrganisers,
    method: 'POST',
    path: `${oneCeremony}/sheet`,
    says: 'Take the sheet of a place without signal (CSV, up to 10,000 rows, 2 MB)',
    more: 'Columns number (or nip, nik) or staffNumber; unit (code or name); staffKind. Every right row is on its way when this answers; every other is named by line, field and reason. A killed upload sent again makes the same pledges, and who pledged before is not counted twice.',
    takes: { path: ceremonyPath, ...takesSheet },
    gives: {
      202: { description: 'Its rows are on their way', schema: sheetAnswer, headers: location },
      ...toPage,
    },
    refuses: [...sheetRefusals, 'not-found'],
  }),
  readSheet: operation({
    ...byOrganisers,
    method: 'GET',
    path: `${oneCeremony}/sheets/{sheetId}`,
    says: 'How far a sheet is, and what became of each row',
    takes: { path: z.extend(ceremonyPath, { sheetId: sheetIdShape }) },
    gives: { 200: givesWithPage('The sheet', sheetAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  ...recordOperations,
  ...signingOperations,
  ...codeOperations,
  ...linkOperations,
};

export type CeremonyOperations = typeof ceremonyOperations;
