import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { common, html, location, toPage, token } from './record-routes.ts';
import { sheetAnswer } from './sheet.ts';
import { sheetTypes } from './sheets.http.ts';
import { unitSheetsAnswer } from './unit-sheets.http.ts';

/** What the admin of a unit opens by the unit's own link. */
export const unitSheetRoutes: Route[] = [
  {
    ...common,
    operation: 'showUnitSheets',
    method: 'GET',
    path: '/l/{token}',
    access: 'public',
    summary: "A unit's own link: where it sends the sheet of its people, and what it sent",
    request: { path: z.object({ token }) },
    answers: { 200: { description: 'Its sheets', schema: unitSheetsAnswer, also: html } },
    refusals: ['link-refused', 'link-expired'],
  },
  {
    ...common,
    operation: 'takeUnitSheet',
    method: 'POST',
    path: '/l/{token}',
    access: 'public',
    summary: 'Take the sheet of one unit (CSV, up to 10,000 rows, 2 MB)',
    description: 'As takeSheet; rows of other units are refused by line.',
    request: {
      path: z.object({ token }),
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
      'link-refused',
      'link-expired',
      'conflict',
      'too-late',
      'body-too-large',
      'media-type-refused',
      'idempotency-key-reused',
    ],
  },
  {
    ...common,
    operation: 'readUnitSheet',
    method: 'GET',
    path: '/l/{token}/{sheetId}',
    access: 'public',
    summary: 'How far a sheet of the unit is, and what became of each row',
    request: { path: z.object({ token, sheetId: z.string() }) },
    answers: { 200: { description: 'The sheet', schema: sheetAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found', 'link-refused', 'link-expired'],
  },
];
