import * as z from 'zod/mini';
import { marksShape } from './case-marks.ts';
import { waitingHandOver } from './list-hand-overs.ts';
import { waitingFile } from './list-file-requests.ts';
import { caseView } from './show-case.ts';

/** A case in a list, with what waits and who has it. */
const queueLine = z.extend(caseView, marksShape.shape);

export const tasksAnswer = z.object({
  tasks: z.array(
    z.extend(queueLine, {
      /** The alert by which it was taken, and when. */
      alertId: z.string(),
      takenAt: z.string(),
    }),
  ),
  /** Requests of others to open a sealed file that wait for whoever looks, the earliest end first; up to fifty. */
  fileRequests: z.array(waitingFile),
  /** What of hand-overs to Bawaslu waits for whoever looks, the earliest end first; up to fifty. */
  handOvers: z.array(waitingHandOver),
  /** How many requests and hand-overs those are. */
  waiting: z.int(),
  next: z.nullable(z.string()),
});

export const reviewsAnswer = z.object({
  reviews: z.array(
    z.extend(queueLine, {
      /** The move that ended it, and when. */
      endedBy: z.string(),
      endedAt: z.string(),
      /** Until when somebody is to look at it. */
      reviewBy: z.string(),
      reviewOverdue: z.boolean(),
    }),
  ),
  /** How many are on this page; of the first page of `list=counts`, which names none, the number that waits. */
  waiting: z.int(),
  next: z.nullable(z.string()),
});

export const casesAnswer = z.object({
  cases: z.array(queueLine),
  searched: z.array(z.string()),
  next: z.nullable(z.string()),
});
