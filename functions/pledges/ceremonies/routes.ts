import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { witnessForm } from './add-witness.http.ts';
import { ceremoniesAnswer, ceremoniesQuery, ceremonyPath, moveForm } from './ceremonies.http.ts';
import { ceremonyForm } from './open-ceremony.http.ts';
import { common, html, location, one, recordRoutes, toPage } from './record-routes.ts';
import { sheetAnswer } from './sheet.ts';
import { sheetPath, sheetTypes } from './sheets.http.ts';
import { ceremonyAnswer, listedCeremony } from './shown-ceremony.ts';
import { unitSheetRoutes } from './unit-sheet-routes.ts';

/** Ceremonies (apel ikrar): opened, seen by witnesses, attended by a code or a sheet, and put on record. */
export const ceremonyRoutes: Route[] = [
  {
    ...common,
    operation: 'openCeremony',
    method: 'POST',
    path: '/v1/ceremonies',
    summary: 'Open a ceremony: when, where, who leads, which act, which units',
    request: {
      body: ceremonyForm,
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
    answers: {
      201: { description: 'It is open', schema: listedCeremony, headers: location },
      ...toPage,
    },
    refusals: ['invalid-fields', 'idempotency-key-reused'],
  },
  {
    ...common,
    operation: 'listCeremonies',
    method: 'GET',
    path: '/v1/ceremonies',
    summary: 'The ceremonies of a region, the newest first',
    request: { query: ceremoniesQuery },
    answers: { 200: { description: 'Ceremonies', schema: ceremoniesAnswer, also: html } },
    refusals: ['invalid-fields'],
  },
  {
    ...common,
    operation: 'readCeremony',
    method: 'GET',
    path: one,
    summary:
      'A ceremony and its witnesses; for who runs it, their links and the address of its screen',
    request: { path: ceremonyPath },
    answers: { 200: { description: 'The ceremony', schema: ceremonyAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    ...common,
    operation: 'moveCeremony',
    method: 'POST',
    path: `${one}/moves`,
    summary: 'Start it, or end it, upon the version that was looked at',
    request: { path: ceremonyPath, body: moveForm, example: { to: 'started', version: 1 } },
    answers: { 200: { description: 'The ceremony now', schema: listedCeremony }, ...toPage },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'too-late'],
  },
  {
    ...common,
    operation: 'addWitness',
    method: 'POST',
    path: `${one}/witnesses`,
    summary: 'Name a witness; their own link is then with the ceremony',
    request: {
      path: ceremonyPath,
      body: witnessForm,
      example: { office: 'BAWASLU', name: 'Contoh Saksi' },
    },
    answers: {
      201: {
        description: 'The witness is named',
        schema: z.object({ witnessId: z.string(), office: z.string() }),
        headers: location,
      },
      ...toPage,
    },
    refusals: ['invalid-fields', 'not-found', 'too-late', 'idempotency-key-reused'],
  },
  {
    ...common,
    operation: 'takeSheet',
    method: 'POST',
    path: `${one}/sheet`,
    summary: 'Take the sheet of a place without signal (CSV, up to 10,000 rows, 2 MB)',
    description:
      'Columns number (or nip, nik) or staffNumber; unit (code or name); staffKind. Every right row is on its way when this answers; every other is named by line, field and reason. A killed upload sent again makes the same pledges, and who pledged before is not counted twice.',
    request: {
      path: ceremonyPath,
      body: z.string(),
      bodyTypes: sheetTypes,
      example: 'nip,unit,staffKind\n198609262015051001,DISDIK,pns\n',
    },
    answers: {
      202: { description: 'Its rows are on their way', schema: sheetAnswer, headers: location },
      ...toPage,
    },
    refusals: [
      'invalid-fields',
      'not-found',
      'conflict',
      'too-late',
      'body-too-large',
      'media-type-refused',
      'idempotency-key-reused',
    ],
  },
  {
    ...common,
    operation: 'readSheet',
    method: 'GET',
    path: `${one}/sheets/{sheetId}`,
    summary: 'How far a sheet is, and what became of each row',
    request: { path: sheetPath },
    answers: { 200: { description: 'The sheet', schema: sheetAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
  ...recordRoutes,
  ...unitSheetRoutes,
];
