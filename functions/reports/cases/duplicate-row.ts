import * as z from 'zod/mini';
import { barringShape } from '../../../events/barring.ts';

/** A row by which cases that share a mark find each other. */
export const duplicateRowShape = z.object({
  /** Key of the case. */
  item: z.string(),
  caseNumber: z.string(),
  accusedUnitCode: z.optional(z.string()),
  barring: z.optional(barringShape),
  receivedAt: z.number(),
});
