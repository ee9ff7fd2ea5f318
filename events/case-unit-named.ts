import * as z from 'zod/mini';
import { storedHash } from '../shared/keyed-hash.ts';
import { barringShape } from './barring.ts';
import { finderShape } from './lane.ts';

/**
 * Somebody above the region settled where the accused serves, or that nobody of the region serves there: from now on the
 * region may know, without those who are barred. Nothing about the people in it. CloudEvents 1.0.
 */
export const caseUnitNamed = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('case.unit-named'),
  /** Of the case and the version that settled it. */
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
    /** The code of the accused's unit, when it is one. */
    accusedUnit: z.optional(z.string()),
    barring: barringShape,
    /** Who of the satgas found it: never told of it, nor given it; left out where it was reported. */
    finder: z.optional(finderShape),
    /** A keyed mark that reports about the same accused share; left out where there is none. */
    alike: z.optional(storedHash),
    /** When its report came in. */
    receivedAt: z.int(),
    version: z.int(),
    namedAt: z.int(),
  }),
});

export type CaseUnitNamed = z.infer<typeof caseUnitNamed>;
