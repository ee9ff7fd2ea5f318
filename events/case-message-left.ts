import * as z from 'zod/mini';
import { barringShape } from './barring.ts';

/** What may wait unread at a case: a message of its reporter, or a question of Bawaslu about what was handed over. */
export const unreadKinds = ['message', 'bawaslu-question'] as const;

/**
 * Its reporter, or Bawaslu, wrote to whoever has a case. That somebody did, when, and who has it; never what was written,
 * nor anything about the people in it. CloudEvents 1.0.
 */
export const caseMessageLeft = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.message-left'),
  /** Of the case, the kind and the moment. */
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
    kind: z.enum(unreadKinds),
    /** Whom it waits for; nobody where nobody has the case. Without a region: whoever has that id nearest to the case. */
    owners: z
      .array(z.object({ officerId: z.string(), region: z.optional(z.string()) }))
      .check(z.maxLength(20)),
    /** When the report came in, and when this was written: milliseconds since the epoch. */
    receivedAt: z.int(),
    leftAt: z.int(),
  }),
});

export type CaseMessageLeft = z.infer<typeof caseMessageLeft>;
