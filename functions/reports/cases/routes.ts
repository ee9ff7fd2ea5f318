import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { backToCaseAnswer } from '../messages/back-to-case.ts';
import { casePath } from '../case-access.ts';
import { caseFileAnswer } from './case-file-answer.ts';
import { checklistForm } from './checklist.ts';
import { funnelAnswer } from './funnel.http.ts';
import { casesAnswer, casesQuery } from './list-cases.http.ts';
import { moveForm, shownMove } from './move-case.http.ts';
import { referralQuery } from './referral.http.ts';

/** Marks a retry: the same request is answered as the first one was. */
const retryMark = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

const conflict =
  'Whoever comes second gets 409 with two members more than other refusals have: `changed` (the move, when, by which role) and `present` (state, version and what can be done from there).';

const html = ['text/html'];

const officers = (route: Omit<Route, 'access' | 'kind' | 'entry'>): Route => ({
  ...route,
  entry: 'reports/cases/cases',
  access: 'signed-in',
  kind: 'api',
});

export const caseRoutes: Route[] = [
  officers({
    operation: 'listCases',
    method: 'GET',
    path: '/v1/cases',
    summary: 'The queue of cases, the earliest deadline first',
    description:
      '`q` is looked for in case number, register numbers, unit of the accused and conduct; never in what was told. Cases about one’s own unit are not among them; whoever serves in a region and has no unit sees none.',
    request: { query: casesQuery },
    answers: { 200: { description: 'A page of the queue', schema: casesAnswer, also: html } },
    refusals: ['invalid-fields'],
  }),
  officers({
    operation: 'exportCases',
    method: 'GET',
    path: '/v1/cases/export',
    summary: 'The queue as CSV, safe to open in a spreadsheet; without names',
    description: 'Takes what the queue takes. Above 2,000 rows it must be asked for in parts.',
    request: { query: casesQuery },
    answers: { 200: { description: 'The rows', also: ['text/csv'] } },
    refusals: ['invalid-fields'],
  }),
  officers({
    operation: 'readCase',
    method: 'GET',
    path: '/v1/cases/{caseKey}',
    summary: 'The file of a case: what was told, what is proposed and why, deadlines, history',
    request: { path: casePath },
    answers: { 200: { description: 'The file', schema: caseFileAnswer, also: html } },
    refusals: ['invalid-fields', 'not-found'],
  }),
  officers({
    operation: 'moveCase',
    method: 'POST',
    path: '/v1/cases/{caseKey}/moves',
    summary: 'Move a case, upon the version that was looked at',
    description: conflict,
    request: {
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
    answers: {
      200: { description: 'How the case stands now', schema: shownMove },
      303: backToCaseAnswer,
    },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  officers({
    operation: 'checkCase',
    method: 'POST',
    path: '/v1/cases/{caseKey}/checklist',
    summary: 'Note whether a requirement of Bawaslu is met',
    description: conflict,
    request: {
      path: casePath,
      headers: retryMark,
      body: checklistForm,
      example: { version: 0, requirement: 'evidence', met: true },
    },
    answers: {
      200: { description: 'How the case stands now', schema: shownMove },
      303: backToCaseAnswer,
    },
    refusals: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
  }),
  officers({
    operation: 'printReferral',
    method: 'GET',
    path: '/v1/cases/{caseKey}/referral',
    summary: 'One page for Bawaslu, BKN or the PPK, as a PDF; never who reported',
    request: { path: casePath, query: referralQuery },
    answers: { 200: { description: 'The page', also: ['application/pdf'] } },
    refusals: ['invalid-fields', 'not-found'],
  }),
  {
    operation: 'overseeCases',
    method: 'GET',
    path: '/v1/oversight/funnel',
    entry: 'reports/cases/funnel',
    access: 'signed-in',
    kind: 'api',
    summary: 'How far cases got, by region and in all, with what each number counts',
    description: 'Numbers only, counted every five minutes.',
    answers: { 200: { description: 'The funnel', schema: funnelAnswer, also: html } },
    refusals: [],
  },
];
