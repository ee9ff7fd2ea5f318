import * as z from 'zod/mini';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { identityProofs, requestOutcomes, requestSubjects, requestWishes } from './data-request.ts';

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

export const requestsQuery = z.object({
  region: z.optional(z.union([regionCode, z.literal(nation)])),
  done: z.optional(z.literal('answered')),
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
  proof: z.nullable(z.enum(identityProofs)),
});
export type ListedRequest = z.infer<typeof listedRequest>;

export const requestsAnswer = z.object({
  region: z.string(),
  /** Due first first, a hundred at most. */
  open: z.array(listedRequest),
  /** The last fifty. */
  answered: z.array(listedRequest),
});
export type RequestsAnswer = z.infer<typeof requestsAnswer>;
