import * as z from 'zod/mini';
import { unreadKinds } from './case-message-left.ts';

/** Somebody of the satgas has looked at what was written about a case, or answered it. Ids, region and times. CloudEvents 1.0. */
export const caseMessagesSeen = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.messages-seen'),
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
    kind: z.enum(unreadKinds),
    /** What was written by then is seen: milliseconds since the epoch. */
    seenAt: z.int(),
  }),
});

export type CaseMessagesSeen = z.infer<typeof caseMessagesSeen>;
