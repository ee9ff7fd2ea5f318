import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { readersAnswer } from './readers-answer.ts';

export const readingOperations = {
  overseeReadings: operation({
    method: 'GET',
    path: '/v1/oversight/readings',
    entry: 'reports/cases/funnel',
    // Not a region's own chair, who reads its cases and would be told who above them does.
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    kind: 'api',
    says: 'Who of the satgas read how much of the cases of a region in the last seven days',
    more: 'Numbers, and who read; nothing of any report. Whoever covers more than forty regions names one.',
    takes: { query: z.object({ region: z.optional(regionCode) }) },
    gives: { 200: givesWithPage('Readers by region', readersAnswer) },
    refuses: ['invalid-fields'],
  }),
};
