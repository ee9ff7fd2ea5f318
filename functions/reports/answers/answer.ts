import * as z from 'zod/mini';
import { seal, unseal, type Sealing } from '../../../shared/sealed.ts';

/** How long after somebody wrote they may be answered in free words (the providers’ customer service window). */
export const windowMs = 24 * 3_600_000;

/** Bytes as the table has them, or, as a record of its stream carries them, in base64. */
const sealedShape = z.pipe(
  z.custom<Uint8Array | string>(
    (value) => value instanceof Uint8Array || typeof value === 'string',
  ),
  z.transform((value): Uint8Array =>
    typeof value === 'string' ? Buffer.from(value, 'base64') : value,
  ),
);

/** What became of an answer; 'unsure': it was handed over, and nobody said whether it was taken. */
export const answerEnds = ['sent', 'refused', 'unsure', 'late'] as const;
export type AnswerEnd = (typeof answerEnds)[number];

/** The one answer to a lead: whom it goes to and what it carries, sealed, until it has an end. */
export const answerShape = z.object({
  reportKey: z.string(),
  state: z.enum(['to-send', 'sending', ...answerEnds]),
  /** Gone with the end. */
  sealed: z.optional(sealedShape),
  /** Until when it may be sent, milliseconds since the epoch. */
  until: z.int(),
  /** Seconds since the epoch. */
  expiresAt: z.int(),
});
export type Answer = z.infer<typeof answerShape>;

const insideShape = z.object({
  /** The phone, digits only. */
  to: z.string(),
  code: z.string(),
  caseNumber: z.string(),
  /** The path of the form that is filled in. */
  path: z.string(),
  /** What was sent cannot be seen by us. */
  isUnseen: z.optional(z.boolean()),
});
export type InsideAnswer = z.infer<typeof insideShape>;

/** Every sealed answer is as long as any other: its length says nothing of the phone. */
const insideBytes = 480;

const sealedFor = (reportKey: string) => ({ purpose: 'lead-answer', place: reportKey });

/** Seals what an answer carries, for this report alone. */
export const sealAnswer = (
  sealing: Sealing,
  reportKey: string,
  inside: InsideAnswer,
): Promise<Uint8Array> =>
  seal(sealing, sealedFor(reportKey), Buffer.from(JSON.stringify(inside).padEnd(insideBytes)));

/** What an answer carries; throws where it was sealed for another report. */
export const openAnswer = async (
  key: Sealing['key'],
  { reportKey, sealed }: { reportKey: string; sealed: Uint8Array },
): Promise<InsideAnswer> => {
  const bytes = await unseal({ key }, sealedFor(reportKey), sealed);
  return z.parse(insideShape, JSON.parse(Buffer.from(bytes).toString('utf8')));
};
