import * as z from 'zod/mini';
import { dayOffShape } from '../law/holidays.ts';

const hourMs = 3_600_000;
/** How long a change waits for its second person. */
export const decideWithinMs = 24 * hourMs;

const head = {
  /** 'YYYY'. */
  year: z.string(),
  item: z.string(),
  changeId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.int(),
  by: z.object({ personId: z.string(), role: z.string(), region: z.string() }),
};

/** Somebody asks to replace the days off of a year, upon the version they looked at (0: as it is shipped). */
export const askedShape = z.object({
  ...head,
  entry: z.literal('asked'),
  version: z.int(),
  days: z.array(dayOffShape),
});
export type RequestedChange = z.infer<typeof askedShape>;

export const decisions = ['agreed', 'rejected'] as const;

/** Somebody answers. */
export const decidedShape = z.object({
  ...head,
  entry: z.literal('decided'),
  is: z.enum(decisions),
});
export type Decided = z.infer<typeof decidedShape>;

/** What was asked of a year, and what became of it. */
export type YearChange = { asked: RequestedChange; decision: Decided | undefined };

export const changeState = ({ asked, decision }: YearChange, now: number) => {
  if (decision) return decision.is;
  return now - asked.at > decideWithinMs ? 'lapsed' : 'waiting';
};
