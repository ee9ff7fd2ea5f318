import * as z from 'zod/mini';
import { decisions, type Decree } from '../../../shared/decrees/decree.ts';
import { actorShape } from '../../../shared/person-name.ts';
import { dayOffShape } from '../law/holidays.ts';

const head = {
  /** 'YYYY'. */
  year: z.string(),
  item: z.string(),
  changeId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.int(),
  by: actorShape,
};

/** Somebody asks to replace the days off of a year, upon the version they looked at (0: as it is shipped). */
export const askedShape = z.object({
  ...head,
  entry: z.literal('asked'),
  version: z.int(),
  days: z.array(dayOffShape),
});
export type RequestedChange = z.infer<typeof askedShape>;

/** Somebody answers. */
export const decidedShape = z.object({
  ...head,
  entry: z.literal('decided'),
  is: z.enum(decisions),
});
export type Decided = z.infer<typeof decidedShape>;

/** What was asked of a year, and what became of it. */
export type YearChange = Decree<RequestedChange, Decided>;
