import * as z from 'zod/mini';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { shownName } from '../../../shared/person-name.ts';
import {
  identityProofs,
  requestLists,
  requestOutcomes,
  requestSubjects,
  requestWishes,
} from './data-request.ts';

const text = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((given) => tidyText(given).length >= 10, 'too-short'),
  );

export const requestForm = z.strictObject({
  region: regionCode,
  about: z.enum(requestSubjects),
  wish: z.enum(requestWishes),
  text: text(1500),
});

export const codeForm = z.strictObject({ code: z.string().check(z.maxLength(60)) });

export const requestPath = z.object({
  requestKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});

export const answerForm = z.strictObject({
  outcome: z.enum(requestOutcomes),
  proof: z.enum(identityProofs),
  text: text(3000),
});

export const refusalForm = z.strictObject({
  is: z.enum(['agreed', 'rejected']),
  /** Of the refusal that was read, as the list tells it. */
  proposedAt: z.string().check(z.regex(/^\d{13}$/)),
});

/** The place of a request in its list: when its answer is due (ms), and its key. */
const placeMark = z.string().check(z.regex(/^\d{13}\.[A-Za-z0-9_-]{43}$/));

export const requestsQuery = z.object({
  region: z.optional(z.union([regionCode, z.literal(nation)])),
  /** Which list; 'counts' for none, and how many wait only. */
  list: z.optional(z.enum([...requestLists, 'counts'])),
  after: z.optional(placeMark),
  done: z.optional(z.enum(['answered', 'proposed', 'rejected'])),
});

export const formAnswer = z.object({ form: z.string(), follow: z.string() });

export const sentAnswer = z.object({
  /** Shown this once: it opens the request. */
  code: z.string(),
  dueAt: z.string(),
});

/** A request as whoever has its code sees it. */
export const followedAnswer = z.object({
  region: z.string(),
  about: z.enum(requestSubjects),
  wish: z.enum(requestWishes),
  text: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
  answer: z.nullable(
    z.object({ outcome: z.enum(requestOutcomes), text: z.string(), at: z.string() }),
  ),
});
export type FollowedRequest = z.infer<typeof followedAnswer>;

/** A request as those see it who answer, and who look on. */
export const listedRequest = z.object({
  ...followedAnswer.shape,
  requestKey: z.string(),
  isOverdue: z.boolean(),
  answeredBy: z.nullable(z.string()),
  answeredByName: shownName,
  proof: z.nullable(z.enum(identityProofs)),
  /** A refusal that waits for a second person. */
  refusal: z.nullable(
    z.object({
      text: z.string(),
      proof: z.enum(identityProofs),
      by: z.string(),
      byName: shownName,
      /** What a decision about it names. */
      proposedAt: z.string(),
    }),
  ),
  /** The last refusal that a second person did not agree to. */
  declined: z.nullable(
    z.object({
      text: z.string(),
      proposedBy: z.string(),
      proposedByName: shownName,
      by: z.string(),
      byName: shownName,
    }),
  ),
});
export type ListedRequest = z.infer<typeof listedRequest>;

export const requestsAnswer = z.object({
  region: z.string(),
  /** Which list this is a page of. */
  list: z.enum([...requestLists, 'counts']),
  /** What waits, fifty a page, due first first: of list 'many', what waits of senders that sent unusually many. */
  open: z.array(listedRequest),
  /** What is answered, the last first; beside the first page of 'open' the last fifty. */
  answered: z.array(listedRequest),
  /** `after` of the next page of the list; null on the last. */
  next: z.nullable(z.string()),
  /** How many wait at this desk: 'many' apart; a hundred each at most. */
  waiting: z.object({ open: z.number(), many: z.number() }),
  /** How many wait in 'open', at each of the first thirty desks the reader covers where any do. */
  desks: z.array(z.object({ region: z.string(), open: z.number() })),
});
export type RequestsAnswer = z.infer<typeof requestsAnswer>;
