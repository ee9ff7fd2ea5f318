import * as z from 'zod/mini';
import { maskedPart } from './masked-payload.ts';

export const mappingField = z.record(
  z.string().check(z.maxLength(40)),
  z.string().check(z.maxLength(500)),
);

export const dryRunForm = z.strictObject({
  /** A delivery's body, as the provider shows it. */
  payload: z.string().check(z.minLength(1), z.maxLength(200_000)),
  contentType: z.optional(z.string().check(z.maxLength(200), z.regex(/^[\w.+-]+\/[\w.+-]+/))),
  /** Tried instead of the source's own; nothing is kept. */
  mapping: z.optional(z.union([mappingField, z.string().check(z.maxLength(12_000))])),
});

const fieldError = z.object({ field: z.string(), reason: z.string() });

/** What each thing of a pasted delivery would become; null where it can be read. */
export const dryRunAnswer = z.object({
  tells: z.array(
    z.object({
      deliveryId: z.string(),
      becomes: z.enum(['report', 'quarantine', 'waits-for-provider']),
      reason: z.nullable(z.string()),
      errors: z.array(fieldError),
      answers: z.record(z.string(), z.string()),
      evidenceLinks: z.array(z.string()),
      isFollowed: z.boolean(),
      /** What a mapping can point at. */
      parts: z.array(maskedPart),
    }),
  ),
  unreadable: z.nullable(z.array(fieldError)),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswer>;
