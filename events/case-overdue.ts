import * as z from 'zod/mini';
import { barringShape } from './barring.ts';

/** A case passed its deadline and waits still: sent at once, and once a day after. Nothing about the people in it. CloudEvents 1.0. */
export const caseOverdue = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.overdue'),
  /** Of the case, the deadline and the reminder. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** The key of its report. */
    caseKey: z.string().check(z.minLength(12)),
    caseNumber: z.string(),
    region: z.string(),
    conduct: z.string(),
    severity: z.int().check(z.gte(1), z.lte(5)),
    /** The code of the accused's unit, when it is one the campaign knows. */
    accusedUnit: z.optional(z.string()),
    /** Who may not know of it; left out by versions before, of which `accusedUnit` says it. */
    barring: z.optional(barringShape),
    /** What was due, and when. */
    dueFor: z.string(),
    dueAt: z.int(),
    /** 1 for the first reminder of this deadline. */
    reminder: z.int().check(z.gte(1)),
    remindedAt: z.int(),
  }),
});

export type CaseOverdue = z.infer<typeof caseOverdue>;
