import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf } from '../../../shared/operation/who.ts';
import { handOverAnswer, handOverForm } from '../handing-over/handed.ts';
import { screenAnswer, ticketAnswer, unitSheetsAnswer, witnessAnswer } from './link-answers.ts';
import {
  location,
  ofCeremonies,
  sheetIdShape,
  sheetRefusals,
  takesSheet,
  toPage,
} from './operation-parts.ts';
import { sheetAnswer } from './sheet.ts';

// A token of any length is checked as a link, so that a wrong one is always 'link-refused'.
const token = z.string();

const ofWitness = { ...ofCeremonies, who: holderOf('witness') } as const;
const onScreen = { ...ofCeremonies, method: 'GET', kind: 'page' } as const;
const ofUnit = { ...ofCeremonies, who: holderOf('unit') } as const;

/** What is opened by a link: of a witness, of the screen and of whoever scans it, of the admin of a unit. */
export const linkOperations = {
  showWitnessPage: operation({
    ...ofWitness,
    method: 'GET',
    path: '/w/{token}',
    says: "A witness's or leader's own link: shows what they would confirm, changes nothing",
    takes: { path: z.object({ token }) },
    gives: { 200: givesWithPage('The ceremony', witnessAnswer) },
    refuses: ['link-refused', 'link-expired'],
  }),
  confirmWitness: operation({
    ...ofWitness,
    method: 'POST',
    path: '/w/{token}',
    says: 'The witness saw it, or the leader led it; the first time counts',
    takes: { path: z.object({ token }) },
    gives: { 200: givesWithPage('Confirmed', witnessAnswer) },
    refuses: ['link-refused', 'link-expired', 'conflict'],
  }),
  showKiosk: operation({
    ...onScreen,
    path: '/ikrar/apel/{screen}',
    who: holderOf('screen'),
    says: 'The screen of a ceremony: a QR code that changes every 15 seconds',
    takes: { path: z.object({ screen: token }) },
    gives: { 200: givesWithPage('What it shows now', screenAnswer) },
    refuses: ['link-refused'],
  }),
  attendCeremony: operation({
    ...onScreen,
    path: '/ikrar/hadir/{code}',
    who: holderOf('code'),
    says: 'What a phone opens from the screen: the pledge form, good for ten minutes',
    takes: { path: z.object({ code: token }) },
    gives: { 200: givesWithPage('Where to send it, and the ticket to send along', ticketAnswer) },
    refuses: ['link-refused', 'link-expired', 'conflict'],
  }),
  showUnitSheets: operation({
    ...ofUnit,
    method: 'GET',
    path: '/l/{token}',
    says: "A unit's own link: where it sends the sheet of its people, and what it sent",
    takes: { path: z.object({ token }) },
    gives: { 200: givesWithPage('Its sheets', unitSheetsAnswer) },
    refuses: ['link-refused', 'link-expired'],
  }),
  takeUnitSheet: operation({
    ...ofUnit,
    method: 'POST',
    path: '/l/{token}',
    says: 'Take the sheet of one unit (CSV, up to 10,000 rows, 2 MB)',
    more: 'As takeSheet; rows of other units are refused by line.',
    takes: { path: z.object({ token }), ...takesSheet },
    gives: {
      202: { description: 'Its rows are on their way', schema: sheetAnswer, headers: location },
      ...toPage,
    },
    refuses: [...sheetRefusals, 'link-refused', 'link-expired'],
  }),
  handOverByUnit: operation({
    ...ofUnit,
    method: 'POST',
    path: '/l/{token}/hand-overs',
    says: "Hand in sealed pledges of a unit's people by its link",
    more: 'As handOver, and on the way of the sheet: attended by the unit’s word where its roster expects the person, else a claim. People of other units are `not-accepted`. The same ones in any order are the same sheet.',
    takes: {
      path: z.object({ token }),
      body: handOverForm,
      bodyTypes: ['application/json'],
      example: { pledges: ['c2VhbGVkIHBsZWRnZQ'] },
    },
    gives: { 202: { description: 'What became of each', schema: handOverAnswer } },
    refuses: ['invalid-fields', 'conflict', 'too-late', 'link-refused', 'link-expired'],
  }),
  readUnitSheet: operation({
    ...ofUnit,
    method: 'GET',
    path: '/l/{token}/{sheetId}',
    says: 'How far a sheet of the unit is, and what became of each row',
    takes: { path: z.object({ token, sheetId: sheetIdShape }) },
    gives: { 200: givesWithPage('The sheet', sheetAnswer) },
    refuses: ['invalid-fields', 'not-found', 'link-refused', 'link-expired'],
  }),
};
