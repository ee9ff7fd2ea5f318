import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { unitAnswerForm, unitNoticeAnswer } from './answer.http.ts';
import { briefingForm, circularForm } from './issue.http.ts';
import { noticeAnswer, noticePath, noticesAnswer, noticesQuery } from './list.http.ts';
import { overseenNotices } from './oversee.http.ts';
import { listedShape } from './shown-notice.ts';

const html = ['text/html'];
const formTypes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];
const entry = 'pledges/circulars/circulars';
const tokenPath = z.object({ token: z.string().check(z.minLength(1), z.maxLength(400)) });

const signedIn = (route: Omit<Route, 'access' | 'kind' | 'entry'>): Route => ({
  ...route,
  entry,
  access: 'signed-in',
  kind: 'api',
});

const toNew = { description: 'From a form: to what was issued', headers: { location: 'It' } };
const issued = { 201: { description: 'It is issued', schema: listedShape }, 303: toNew };
const issueRefusals: Route['refusals'] = [
  'invalid-fields',
  'malformed-request',
  'body-too-large',
  'idempotency-key-reused',
];

export const circularRoutes: Route[] = [
  signedIn({
    operation: 'listCirculars',
    method: 'GET',
    path: '/v1/circulars',
    summary: 'The circulars of a region, with how many units have acknowledged',
    request: { query: noticesQuery },
    answers: { 200: { description: 'Newest first', schema: noticesAnswer, also: html } },
    refusals: ['invalid-fields'],
  }),
  signedIn({
    operation: 'issueCircular',
    method: 'POST',
    path: '/v1/circulars',
    summary: 'Issue a circular to every unit of a region, with its PDF or an address',
    description: 'A PDF goes as the part `document` of a multipart form, at most 4 MB.',
    request: {
      body: circularForm,
      bodyTypes: formTypes,
      example: {
        region: '18.09',
        title: 'Netralitas ASN pada masa tenang',
        number: '800/1127/2026',
        effectiveOn: '2026-12-06',
        link: 'https://contoh.example/se-1127.pdf',
      },
    },
    answers: issued,
    refusals: issueRefusals,
  }),
  notice('readCircular', '/v1/circulars/{region}/{id}', 'A circular, unit by unit'),
  {
    operation: 'readCircularDocument',
    method: 'GET',
    path: '/v1/circulars/{region}/{id}/document',
    entry,
    access: 'public',
    kind: 'api',
    summary: 'The PDF of a circular as it was issued',
    request: { path: noticePath },
    answers: { 200: { description: 'The PDF', also: ['application/pdf'] } },
    refusals: ['invalid-fields', 'not-found'],
  },
  signedIn({
    operation: 'listBriefings',
    method: 'GET',
    path: '/v1/briefings',
    summary: 'The briefings of a region, with how many attended',
    request: { query: noticesQuery },
    answers: { 200: { description: 'Newest first', schema: noticesAnswer, also: html } },
    refusals: ['invalid-fields'],
  }),
  signedIn({
    operation: 'callBriefing',
    method: 'POST',
    path: '/v1/briefings',
    summary: 'Call every unit of a region to a briefing, in person or virtual',
    request: {
      body: briefingForm,
      bodyTypes: formTypes,
      example: {
        region: '18.09',
        title: 'Sosialisasi netralitas ASN',
        manner: 'virtual',
        heldAt: '2026-12-01T09:00',
        link: 'https://contoh.example/rapat',
      },
    },
    answers: issued,
    refusals: issueRefusals,
  }),
  notice('readBriefing', '/v1/briefings/{region}/{id}', 'A briefing, unit by unit'),
  signedIn({
    operation: 'overseeCirculars',
    method: 'GET',
    path: '/v1/oversight/circulars',
    summary: 'Which units have acknowledged and attended, region by region',
    answers: { 200: { description: 'Units, not people', schema: overseenNotices, also: html } },
    refusals: [],
  }),
  {
    operation: 'showUnitNotice',
    method: 'GET',
    path: '/u/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: 'What a unit was sent, by its own link; opening changes nothing',
    request: { path: tokenPath },
    answers: { 200: { description: 'What was sent', schema: unitNoticeAnswer, also: html } },
    refusals: ['link-refused', 'link-expired'],
  },
  {
    operation: 'answerUnitNotice',
    method: 'POST',
    path: '/u/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: 'A unit acknowledges a circular, or says how many attended',
    description:
      'The first acknowledgement stands; attendance can be corrected while the link is valid.',
    request: {
      path: tokenPath,
      body: unitAnswerForm,
      example: { office: 'Sekretaris dinas', attended: 42 },
    },
    answers: { 200: { description: 'As it stands now', schema: unitNoticeAnswer, also: html } },
    refusals: ['invalid-fields', 'link-refused', 'link-expired'],
  },
];

function notice(operation: string, path: string, summary: string): Route {
  return signedIn({
    operation,
    method: 'GET',
    path,
    summary,
    description: 'Whoever issued it is shown the link each unit answers by.',
    request: { path: noticePath },
    answers: { 200: { description: 'With its units', schema: noticeAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  });
}
