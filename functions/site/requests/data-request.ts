import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { nation } from '../../../shared/regions/regions.ts';
import { typedDigits } from '../../../shared/typed.ts';

/** What a request is about, and what it wants (UU 27/2022 arts 7, 6, 8, 11). */
export const requestSubjects = ['pledge', 'report', 'officer'] as const;
export const requestWishes = ['access', 'correction', 'erasure', 'limit'] as const;
/** How whoever answers made sure that the person is who the data is about. */
export const identityProofs = ['receipt', 'letter', 'in-person', 'none'] as const;
export const requestOutcomes = ['done', 'partly', 'refused'] as const;

const hourMs = 3_600_000;
const daySeconds = 86_400;

/** By law an answer is due 3 × 24 hours after the request (UU 27/2022 arts 30, 32, 40, 41). */
export const answerWithinHours = 3 * 24;

/** How long a request and its answer can be looked at after it came. */
export const answeredKeptDays = 180;

const answerShape = z.object({
  outcome: z.enum(requestOutcomes),
  proof: z.enum(identityProofs),
  text: z.string(),
  /** Milliseconds since the epoch. */
  at: z.int(),
  /** The admin who answered; never shown to whoever sent the request. */
  by: z.string(),
});
export type RequestAnswer = z.infer<typeof answerShape>;

/** A request as it is stored, under the hash of its code. */
export const dataRequestShape = z.object({
  requestKey: z.string(),
  /** '<desk>#open' or '<desk>#answered'. */
  queue: z.string(),
  /** When the answer is due: milliseconds since the epoch. */
  dueAt: z.int(),
  region: z.string(),
  about: z.enum(requestSubjects),
  wish: z.enum(requestWishes),
  text: z.string(),
  receivedAt: z.int(),
  expiresAt: z.int(),
  answer: z.optional(answerShape),
});
export type DataRequest = z.infer<typeof dataRequestShape>;

export type NewRequest = Pick<DataRequest, 'region' | 'about' | 'wish' | 'text'>;

/**
 * Whose queue a request is in: its region's, or the nation's where it is about a report, since whoever answers learns
 * that somebody reported, and may serve beside the accused.
 */
export const deskOf = ({ about, region }: Pick<DataRequest, 'about' | 'region'>): string =>
  about === 'report' ? nation : region;

/** A request that came at this moment (ms), with its clock. */
export const newRequest = (sent: NewRequest, requestKey: string, at: number): DataRequest => ({
  ...sent,
  requestKey,
  queue: queueOf(deskOf(sent), 'open'),
  receivedAt: at,
  dueAt: at + answerWithinHours * hourMs,
  expiresAt: Math.floor(at / 1000) + answeredKeptDays * daySeconds,
});

export const queueOf = (desk: string, which: 'open' | 'answered'): string => `${desk}#${which}`;

// Crockford's base 32: no I, L, O, U to be misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code that opens a request: 100 bits of at least 20 random bytes, in groups of five. */
export const requestCode = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 20)]
    .map((byte) => alphabet.charAt(byte & 31))
    .join('')
    .replace(/(.{5})(?=.)/g, '$1-');

/** The key of the request that a typed code opens; undefined for what cannot be a code. */
export const requestKeyOf = (typed: string): string | undefined => {
  const code = typedDigits(typed).toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(code)) return undefined;
  return createHash('sha256').update(`netral/data-request\n${code}`).digest('base64url');
};
