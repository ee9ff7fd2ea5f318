import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { overseers, signedIn } from '../../../shared/operation/who.ts';
import { casePath } from '../case-access.ts';
import { caseFileAnswer } from './case-file-answer.ts';
import {
  casesQuery,
  reviewForm,
  reviewsQuery,
  tasksQuery,
  checklistForm,
  completeLeadForm,
  moveForm,
  nameUnitForm,
  noteForm,
  referencesForm,
} from './case-forms.ts';
import { fieldSheet } from './field-sheets.ts';
import { authorities } from './case-moves.ts';
import { change, ofCases, retryMark } from './change-operation.ts';
import { casesAnswer, reviewsAnswer, tasksAnswer } from './list-answers.ts';
import { funnelAnswer } from './funnel-answer.ts';

export const caseOperations = {
  listCases: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases',
    shows: 'list',
    says: 'The queue of cases, the earliest deadline first',
    more: '`q` is looked for in case number, register numbers, unit of the accused and conduct; never in the account. Cases about one’s own unit are not among them; whoever serves in a region and has no unit sees none.',
    takes: { query: casesQuery },
    gives: { 200: givesWithPage('A page of the queue', casesAnswer) },
    refuses: ['invalid-fields'],
  }),
  listTasks: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/mine',
    shows: 'list',
    says: 'The cases the caller has taken, until their alerts end',
    more: 'A case is theirs seconds after they take its alert, and until they end it, hand it over or decline it. Never one about their own unit. Besides, the requests of others to open a sealed file that they can agree to, and what of hand-overs to Bawaslu waits for them: an agreement, a question, a receipt; `list=counts` says only how many.',
    takes: { query: tasksQuery },
    gives: { 200: givesWithPage('A page of their cases', tasksAnswer) },
    refuses: ['invalid-fields'],
  }),
  listReviews: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/reviews',
    shows: 'list',
    says: 'The ends of cases that wait for somebody above their region to look at them, the longest first',
    more: 'A keyed hash of the case decides which ends of less serious cases these are; besides, the first that somebody makes in a month. None that the caller made, none about their own unit; for whoever serves in a region there are none.',
    takes: { query: reviewsQuery },
    gives: { 200: givesWithPage('A page of them', reviewsAnswer) },
    refuses: ['invalid-fields'],
  }),
  exportCases: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/export',
    shows: 'export',
    says: 'The queue as CSV, safe to open in a spreadsheet; without names',
    more: 'Takes what the queue takes. Above 2,000 rows it must be exported in parts.',
    takes: { query: casesQuery },
    gives: { 200: { description: 'The rows', also: ['text/csv'] } },
    refuses: ['invalid-fields'],
  }),
  readCase: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/{caseKey}',
    shows: 'file',
    says: 'The file of a case: what was reported, what is proposed and why, deadlines, history',
    takes: {
      path: casePath,
      // The page says that something was stored, when a form led to it.
      query: z.object({ done: z.optional(z.string()) }),
    },
    gives: { 200: givesWithPage('The file', caseFileAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  moveCase: operation({
    ...change,
    path: '/v1/cases/{caseKey}/moves',
    says: 'Move a case, upon the version that was looked at',
    takes: {
      path: casePath,
      headers: retryMark,
      body: moveForm,
      example: {
        move: 'refer',
        version: 2,
        authority: 'bawaslu',
        reason: 'Lengkap dan terverifikasi.',
      },
    },
  }),
  checkCase: operation({
    ...change,
    path: '/v1/cases/{caseKey}/checklist',
    says: 'Note whether a requirement of Bawaslu is met',
    takes: {
      path: casePath,
      headers: retryMark,
      body: checklistForm,
      example: { version: 0, requirement: 'evidence', met: true },
    },
  }),
  noteCase: operation({
    ...change,
    path: '/v1/cases/{caseKey}/notes',
    says: 'Note something for colleagues, in the history of a case; the reporter never sees it',
    takes: {
      path: casePath,
      headers: retryMark,
      body: noteForm,
      example: { version: 0, note: 'Saksi kedua dihubungi Senin.' },
    },
  }),
  enterReferences: operation({
    ...change,
    path: '/v1/cases/{caseKey}/references',
    says: 'Enter under which number it came from SP4N-LAPOR!, or was passed on there',
    more: `Searched by \`q\` of the queue. Nothing is sent to SP4N-LAPOR!; a later number takes the place of the one before, and the history has both. ${change.more}`,
    takes: {
      ...{ path: casePath, headers: retryMark },
      body: referencesForm,
      example: { version: 1, laporFrom: '8123456' },
    },
  }),
  completeLead: operation({
    ...change,
    path: '/v1/cases/{caseKey}/completion',
    says: 'Complete a lead in free words with what its message and evidence show: what happened, when and where',
    more: `Never who is accused: where they serve is settled by somebody above the region. From then on it counts as a report, and its reporter’s link completes nothing. ${change.more}`,
    takes: {
      path: casePath,
      headers: retryMark,
      body: completeLeadForm,
      example: {
        ...{ version: 0, conduct: 'partisan-photo', occurredOn: '2026-11-20' },
        place: 'Halaman kantor kecamatan',
      },
    },
  }),
  nameUnit: operation({
    ...change,
    path: '/v1/cases/{caseKey}/unit',
    says: 'Settle in which units the accused serves, or that nobody of the region serves with or under them',
    more: `Until then nobody of the region may know of the case. Only for somebody above the region who is in no conflict of interest. ${change.more}`,
    takes: {
      path: casePath,
      headers: retryMark,
      body: nameUnitForm,
      example: { version: 0, units: ['DISDIK'], reason: 'Kantornya disebut dalam uraian.' },
    },
  }),
  reviewEnding: operation({
    ...change,
    path: '/v1/cases/{caseKey}/review',
    says: 'Find the end of a case in order, or take it back so that its region works on it again',
    more: `Only for somebody above the region, who is in no conflict of interest and did not end it. ${change.more}`,
    takes: {
      path: casePath,
      headers: retryMark,
      body: reviewForm,
      example: { version: 2, found: 'reopened', reason: 'Dua saksi belum ditanya.' },
    },
  }),
  printReferral: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/{caseKey}/referral',
    shows: 'letter',
    says: 'One page for Bawaslu, BKN or the PPK, as a PDF; never who reported',
    takes: { path: casePath, query: z.object({ to: z.enum(authorities) }) },
    gives: { 200: { description: 'The page', also: ['application/pdf'] } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  showFieldSheets: operation({
    ...ofCases,
    method: 'GET',
    path: '/v1/cases/{caseKey}/field-sheets',
    shows: 'letter',
    says: 'What SBT, I’DIS and a supervisor’s form ask, in their order, to copy from; never who reported',
    takes: { path: casePath },
    gives: { 200: givesWithPage('The sheets', z.object({ sheets: z.array(fieldSheet) })) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  overseeCases: operation({
    method: 'GET',
    path: '/v1/oversight/funnel',
    entry: 'reports/cases/funnel',
    who: signedIn(overseers),
    kind: 'api',
    says: 'How far cases got, by region and in all, with what each number counts',
    more: 'Numbers only, counted every five minutes.',
    gives: { 200: givesWithPage('The funnel', funnelAnswer) },
    refuses: [],
  }),
};
