import * as z from 'zod/mini';
import { satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { backToCaseAnswer } from '../messages/back-to-case.ts';
import { movedMeanwhile, movedView } from './moved-shapes.ts';

/** Marks a retry: the same request gets the same answer. */
export const retryMark = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

// Cases are the satgas's own work; those who run the system do not see them, and oversight sees numbers.
export const ofCases = {
  entry: 'reports/cases/cases',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
} as const;

/** What every change of a case says, takes and gives alike. */
export const change = {
  ...ofCases,
  shows: 'work',
  method: 'POST',
  more: 'Whoever comes second gets 409 with two members more than other refusals have: `changed` (the move, when, by which role) and `present` (state, version and what can be done from there).',
  gives: {
    200: { description: 'The present case', schema: movedView },
    303: backToCaseAnswer,
    409: { description: 'It was changed by somebody else', schema: movedMeanwhile },
  },
  refuses: ['invalid-fields', 'not-found', 'conflict', 'idempotency-key-reused'],
} as const;
