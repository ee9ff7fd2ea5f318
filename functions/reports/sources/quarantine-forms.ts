import * as z from 'zod/mini';
import { tidyText } from '../../../shared/safe-text.ts';
import { sourceName } from './source-form.ts';

export const entryPath = z.object({
  source: sourceName,
  /** Versions before this one gave 32 characters. */
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{10})?$/)),
});
export const replayForm = z.strictObject({
  /** For senders whose proof is not kept (basic auth, tokens): the admin knows that it was them. */
  answersForSender: z.optional(z.union([z.boolean(), z.literal('yes')])),
});
export const replayAllForm = z.extend(replayForm, {
  reason: z.optional(z.string().check(z.maxLength(60))),
});
/** Why a delivery is to be opened whole, or discarded; shown to whoever is asked to agree. */
export const askingForm = z.strictObject({
  why: z.string().check(
    z.maxLength(300),
    z.refine((text) => tidyText(text).length >= 10, 'too-short'),
  ),
});
export const requestPath = z.extend(entryPath, {
  requestId: z.string().check(z.regex(/^\d{13}-[A-Za-z0-9-]{4,40}$/)),
});
export const answerForm = z.strictObject({ is: z.enum(['agreed', 'declined']) });

/** A delivery as it came, for the two who may read it. */
export const openedAnswer = z.object({
  source: z.string(),
  id: z.string(),
  receivedAt: z.string(),
  /** Its bytes as text, or in base64 where they are none. */
  body: z.string(),
  writtenAs: z.enum(['text', 'base64']),
  openUntil: z.string(),
});

const fieldError = z.object({ field: z.string(), reason: z.string() });
export const replayedAnswer = z.object({
  outcome: z.enum(['replayed', 'still-set-aside', 'unproven', 'gone']),
  reports: z.optional(z.int()),
  reason: z.optional(z.string()),
  errors: z.optional(z.array(fieldError)),
});
export const replayedAllAnswer = z.object({
  replayed: z.int(),
  stillSetAside: z.int(),
  unproven: z.int(),
  /** There are more than one request looks at; ask again. */
  more: z.boolean(),
});

/** A delivery in quarantine as it is listed: its body is not shown. */
export const listedEntry = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.string(),
  bodyBytes: z.int(),
});
