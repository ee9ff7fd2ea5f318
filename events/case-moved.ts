import * as z from 'zod/mini';

/** A case was moved. Ids, region, states and times; nothing about the people in it, nor who moved it. CloudEvents 1.0. */
export const caseMoved = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.moved'),
  /** Of the case and the version the move made. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** The key of its report. */
    caseKey: z.string().check(z.minLength(12)),
    caseNumber: z.string(),
    region: z.string(),
    move: z.string(),
    from: z.string(),
    to: z.string(),
    version: z.int(),
    at: z.int(),
  }),
});

export type CaseMoved = z.infer<typeof caseMoved>;
