import * as z from 'zod/mini';
import { deadlineSteps } from '../law/deadline-rules.ts';
import { caseStates } from './case-moves.ts';
import { roles } from './case.ts';

/** A case after a change. */
export const movedView = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  state: z.enum(caseStates),
  version: z.int(),
  dueAt: z.nullable(z.string()),
  dueFor: z.nullable(z.enum(deadlineSteps)),
  /** What can be done from here, by the caller. */
  /** The end of a serious case was proposed: somebody else must ask for the same move. */
  waitsForSecond: z.boolean(),
  may: z.array(z.string()),
});

/** The refusal of a change that came second: problem details, with who (by role) was first and the present case. */
export const movedMeanwhile = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(
    z.array(
      z.object({
        field: z.string(),
        reason: z.string(),
        message: z.string(),
        facts: z.optional(z.record(z.string(), z.string())),
      }),
    ),
  ),
  changed: z.object({ move: z.string(), at: z.string(), role: roles }),
  present: movedView,
});
