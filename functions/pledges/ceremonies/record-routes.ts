import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { ceremonyPath } from './ceremonies.http.ts';
import { recordAnswer } from './record.ts';
import { witnessAnswer } from './witness.http.ts';

export const html = ['text/html'];
export const token = z.string().check(z.minLength(1), z.maxLength(200));
/** What the routes of ceremonies have in common. */
export const common = {
  entry: 'pledges/ceremonies/ceremonies',
  access: 'signed-in',
  kind: 'api',
} as const;
export const one = '/v1/ceremonies/{ceremonyId}';
export const location = { location: 'Where it can be read' };
export const toPage = { 303: { description: 'To its page', headers: { location: 'Its address' } } };

/** The record of a ceremony, what its witnesses open, and what is shown and scanned there. */
export const recordRoutes: Route[] = [
  {
    ...common,
    operation: 'readRecord',
    method: 'GET',
    path: `${one}/berita-acara`,
    summary: 'The record: counts, witnesses, words sworn, one hash over the list',
    request: { path: ceremonyPath },
    answers: { 200: { description: 'The record', schema: recordAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    ...common,
    operation: 'printRecord',
    method: 'GET',
    path: `${one}/berita-acara.pdf`,
    kind: 'file',
    summary: 'The record as a PDF to sign',
    request: { path: ceremonyPath },
    answers: { 200: { description: 'A PDF', also: ['application/pdf'] } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    ...common,
    operation: 'readPledgeList',
    method: 'GET',
    path: `${one}/list`,
    kind: 'file',
    summary: 'The list the hash is over: one receipt id a line, no name and no number',
    request: { path: ceremonyPath },
    answers: { 200: { description: 'A text', also: ['text/plain'] } },
    refusals: ['invalid-fields', 'not-found'],
  },
  {
    ...common,
    operation: 'sealRecord',
    method: 'POST',
    path: `${one}/sealing`,
    summary: 'Seal the list of a ceremony that is over; the first seal stands',
    request: { path: ceremonyPath },
    answers: {
      200: { description: 'The sealed record', schema: recordAnswer, headers: location },
      ...toPage,
    },
    refusals: ['invalid-fields', 'not-found', 'conflict'],
  },
  {
    ...common,
    operation: 'showWitnessPage',
    method: 'GET',
    path: '/w/{token}',
    access: 'public',
    summary: "A witness's own link: shows what they would confirm, changes nothing",
    request: { path: z.object({ token }) },
    answers: { 200: { description: 'The ceremony', schema: witnessAnswer, also: html } },
    refusals: ['link-refused', 'link-expired'],
  },
  {
    ...common,
    operation: 'confirmWitness',
    method: 'POST',
    path: '/w/{token}',
    access: 'public',
    summary: 'The witness saw it; the first time stands',
    request: { path: z.object({ token }) },
    answers: { 200: { description: 'Confirmed', schema: witnessAnswer, also: html } },
    refusals: ['link-refused', 'link-expired', 'conflict'],
  },
  {
    ...common,
    operation: 'showKiosk',
    method: 'GET',
    path: '/ikrar/apel/{screen}',
    access: 'public',
    kind: 'page',
    summary: 'The screen of a ceremony: a QR code that changes every 15 seconds',
    request: { path: z.object({ screen: token }) },
    answers: { 200: { description: 'A page', also: html } },
    refusals: ['link-refused'],
  },
  {
    ...common,
    operation: 'attendCeremony',
    method: 'GET',
    path: '/ikrar/hadir/{code}',
    access: 'public',
    kind: 'page',
    summary: 'What a phone opens from the screen: the pledge form, good for ten minutes',
    request: { path: z.object({ code: token }) },
    answers: { 200: { description: 'A page', also: html } },
    refusals: ['link-refused', 'link-expired', 'conflict'],
  },
];
