import * as z from 'zod/mini';
import { givesWithPage, operation, type Takes } from '../../../shared/operation/operation.ts';
import {
  anybody,
  holderOf,
  organisers,
  overseers,
  signedIn,
} from '../../../shared/operation/who.ts';
import {
  briefingForm,
  circularForm,
  noticePath,
  noticesQuery,
  unitReplyForm,
} from './notice-forms.ts';
import { circularSigningOperations } from './signing-operations.ts';
import {
  listedShape,
  noticeAnswer,
  noticesAnswer,
  overseenNotices,
  unitNoticeAnswer,
} from './notice-view.ts';

const ofNotices = { entry: 'pledges/circulars/circulars', kind: 'api' } as const;

const listing = {
  ...ofNotices,
  method: 'GET',
  who: signedIn(overseers),
  takes: { query: noticesQuery },
  gives: { 200: givesWithPage('Newest first', noticesAnswer) },
  refuses: ['invalid-fields'],
} as const;

const reading = {
  ...ofNotices,
  method: 'GET',
  who: signedIn(overseers),
  more: 'Whoever issued it is shown the link each unit answers by.',
  takes: { path: noticePath },
  gives: { 200: givesWithPage('With its units', noticeAnswer) },
  refuses: ['invalid-fields', 'not-found'],
} as const;

/** With a PDF of at most 4 MB. */
const withDocument = {
  reads: 'upload',
  bodyTypes: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  mostBytes: 4 * 1024 * 1024,
} as const satisfies Takes;

const issuing = {
  ...ofNotices,
  method: 'POST',
  who: signedIn(organisers),
  gives: {
    201: { description: 'It is issued', schema: listedShape },
    303: { description: 'From a form: to what was issued', headers: { location: 'It' } },
  },
  refuses: ['invalid-fields', 'malformed-request', 'body-too-large', 'idempotency-key-reused'],
} as const;

const byUnit = {
  ...ofNotices,
  path: '/u/{token}',
  who: holderOf('unit'),
} as const;
// A token of any length is checked as a link, so that a wrong one is always 'link-refused'.
const tokenPath = z.object({ token: z.string() });

/** Circulars and briefings are the region's own; oversight sees which units answered. */
export const circularOperations = {
  ...circularSigningOperations,
  listCirculars: operation({
    ...listing,
    path: '/v1/circulars',
    says: 'The circulars of a region, with how many units have acknowledged',
  }),
  issueCircular: operation({
    ...issuing,
    path: '/v1/circulars',
    says: 'Issue a circular to every unit of a region, with its PDF or an address',
    more: 'A PDF goes as the part `document` of a multipart form, at most 4 MB.',
    takes: {
      ...withDocument,
      body: circularForm,
      example: {
        region: '18.09',
        title: 'Netralitas ASN pada masa tenang',
        number: '800/1127/2026',
        effectiveOn: '2026-12-06',
        link: 'https://contoh.example/se-1127.pdf',
      },
    },
  }),
  readCircular: operation({
    ...reading,
    path: '/v1/circulars/{region}/{id}',
    says: 'A circular, unit by unit',
  }),
  readCircularDocument: operation({
    ...ofNotices,
    method: 'GET',
    path: '/v1/circulars/{region}/{id}/document',
    who: anybody,
    says: 'The PDF of a circular as it was issued',
    takes: { path: noticePath },
    gives: { 200: { description: 'The PDF', also: ['application/pdf'] } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  listBriefings: operation({
    ...listing,
    path: '/v1/briefings',
    says: 'The briefings of a region, with how many attended',
  }),
  callBriefing: operation({
    ...issuing,
    path: '/v1/briefings',
    says: 'Call every unit of a region to a briefing, in person or virtual',
    takes: {
      ...withDocument,
      body: briefingForm,
      example: {
        region: '18.09',
        title: 'Sosialisasi netralitas ASN',
        manner: 'virtual',
        heldAt: '2026-12-01T09:00',
        link: 'https://contoh.example/rapat',
      },
    },
  }),
  readBriefing: operation({
    ...reading,
    path: '/v1/briefings/{region}/{id}',
    says: 'A briefing, unit by unit',
  }),
  overseeCirculars: operation({
    ...ofNotices,
    method: 'GET',
    path: '/v1/oversight/circulars',
    who: signedIn(overseers),
    says: 'Which units have acknowledged and attended, region by region',
    gives: { 200: givesWithPage('Units, not people', overseenNotices) },
    refuses: [],
  }),
  showUnitNotice: operation({
    ...byUnit,
    method: 'GET',
    says: 'What a unit was sent, by its own link; opening changes nothing',
    takes: { path: tokenPath },
    gives: { 200: givesWithPage('What was sent', unitNoticeAnswer) },
    refuses: ['link-refused', 'link-expired'],
  }),
  answerUnitNotice: operation({
    ...byUnit,
    method: 'POST',
    says: 'A unit acknowledges a circular, or says how many attended',
    more: 'The first acknowledgement counts; attendance can be corrected while the link is valid.',
    takes: {
      path: tokenPath,
      body: unitReplyForm,
      example: { office: 'Sekretaris dinas', attended: 42 },
    },
    gives: { 200: givesWithPage('As it is now', unitNoticeAnswer) },
    refuses: ['invalid-fields', 'link-refused', 'link-expired'],
  }),
};

export type CircularOperations = typeof circularOperations;
