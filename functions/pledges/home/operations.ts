import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';

const words = z.object({ id: z.string(), en: z.string() });

const homeAnswer = z.object({
  name: words,
  openapi: z.string(),
  /** Who attended or confirmed in all regions, in fives; null while too few, or while the counts cannot be read. */
  pledged: z.nullable(z.int()),
  /** The day of the vote, 'YYYY-MM-DD'; regions may have one of their own. */
  voteOn: z.string(),
});

export const homeOperations = {
  showHomePage: operation({
    method: 'GET',
    path: '/',
    // As old as the counts of its headline may be.
    stored: { by: 'question', seconds: 2 },
    entry: 'pledges/counting/read-participation',
    who: anybody,
    kind: 'page',
    says: 'What this is: how many have pledged, when the vote is, and what to do here',
    gives: { 200: givesWithPage('The campaign in short', homeAnswer) },
    refuses: [],
  }),
};
