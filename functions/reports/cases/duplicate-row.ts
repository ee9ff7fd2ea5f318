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

/** A row by which cases with the same number of an authority find each other. */
export const numberRowShape = z.object({
  /** Key of the case. */
  item: z.string(),
  /** Seconds since the epoch: as long as the report. */
  expiresAt: z.number(),
});
