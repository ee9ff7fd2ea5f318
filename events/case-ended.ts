import * as z from 'zod/mini';
import { barringShape } from './barring.ts';

/**
 * One person ended a case without an authority: found it not proven or out of scope, or closed it once its reporter had
 * withdrawn. Ids, region and times; nothing about the people in it. CloudEvents 1.0.
 */
export const caseEnded = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.ended'),
  /** Of the case and the version that ended it. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** The key of its report. */
    caseKey: z.string().check(z.minLength(12)),
    caseNumber: z.string(),
    region: z.string(),
    severity: z.int().check(z.gte(1), z.lte(5)),
    /** The code of the accused's unit, when it is one the campaign knows. */
    accusedUnit: z.optional(z.string()),
    /** Who may not know of it. */
    barring: barringShape,
    /** Who ended it, as the register of officers has them. */
    endedBy: z.object({ region: z.string(), officerId: z.string() }),
    endedAt: z.int(),
    version: z.int(),
  }),
});

export type CaseEnded = z.infer<typeof caseEnded>;
