import * as z from 'zod/mini';
import { nameMarksShape } from '../shared/name-likeness.ts';

/**
 * Somebody of the register of officers came, changed or left. Ids, rung, unit, and keyed marks of the name; neither the
 * name nor how they are reached. CloudEvents 1.0.
 */
export const officerChanged = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('officer.changed'),
  /** Of the officer and the change. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/satgas'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** A region code, a province code, or 'ID' for the nation. */
    region: z.string(),
    officerId: z.string(),
    rung: z.string(),
    unit: z.optional(z.string()),
    names: z.optional(nameMarksShape),
    active: z.boolean(),
    /** How often two people have released the account they sign in with; left out: never. */
    accountRound: z.optional(z.int()),
    /** Orders the changes of one officer as texts: the later is the greater. */
    order: z.string().check(z.regex(/^\d{40}$/)),
  }),
});

export type OfficerChanged = z.infer<typeof officerChanged>;
