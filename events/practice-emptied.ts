import * as z from 'zod/mini';
import { practiceRegion } from '../shared/regions/practice.ts';

/**
 * An admin emptied the practice region: whoever stores something of it that came before, deletes that. It names no other
 * region, and cannot. CloudEvents 1.0.
 */
export const practiceEmptied = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('practice.emptied'),
  /** Of the moment. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/satgas'),
  subject: z.literal(practiceRegion),
  time: z.iso.datetime(),
  data: z.object({
    region: z.literal(practiceRegion),
    /** Milliseconds since the epoch. */
    emptiedAt: z.int(),
  }),
});

export type PracticeEmptied = z.infer<typeof practiceEmptied>;
