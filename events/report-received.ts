import * as z from 'zod/mini';
import { finderShape, laneShape } from './lane.ts';
import { storedHash } from '../shared/keyed-hash.ts';
import { barringShape } from './barring.ts';

/** A report was accepted and is durable. Ids, region and times; nothing about the people in it. CloudEvents 1.0. */
export const reportReceived = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('report.received'),
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    reportKey: z.string().check(z.minLength(12)),
    caseNumber: z.string(),
    region: z.string(),
    lane: laneShape,
    conduct: z.string(),
    severity: z.int().check(z.gte(1), z.lte(5)),
    /** The code of the accused's unit, when it is one the campaign knows. */
    accusedUnit: z.optional(z.string()),
    /** Who may not know of it; left out by versions before, of which `accusedUnit` says it. */
    barring: z.optional(barringShape),
    /** Who of the satgas found it: never told of it, nor given it; left out where it was reported. */
    finder: z.optional(finderShape),
    /** A keyed mark that reports about the same accused share; left out where there is none. */
    alike: z.optional(storedHash),
    /** Its sender sent many: its alert waits until then. */
    heldUntil: z.optional(z.int()),
    receivedAt: z.int(),
  }),
});

export type ReportReceived = z.infer<typeof reportReceived>;
