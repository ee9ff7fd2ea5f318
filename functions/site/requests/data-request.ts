import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { SenderPolicy } from '../../../shared/limits/sender-limit.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { typedDigits } from '../../../shared/typed.ts';
import { storedName } from '../../../shared/person-name.ts';

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
  /** The admin who answered, or agreed to a refusal; never shown to whoever sent the request. */
  by: z.string(),
  byName: storedName,
  /** Of a refusal: the admin who proposed it. */
  proposedBy: z.optional(z.string()),
  proposedByName: storedName,
});
export type RequestAnswer = z.infer<typeof answerShape>;

/** A refusal that waits for a second person. */
const refusalShape = z.pick(answerShape, {
  ...{ proof: true, text: true, at: true },
  ...{ by: true, byName: true },
});
export type ProposedRefusal = z.infer<typeof refusalShape>;

/** A request as it is stored, under the hash of its code. */
export const dataRequestShape = z.object({
  requestKey: z.string(),
  /** '<desk>#open', '<desk>#many' or '<desk>#answered'. */
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
  refusal: z.optional(refusalShape),
  /** The moment (ms) of the refusal that waits: whoever decides, decides about the one that they read. */
  refusalAt: z.optional(z.int()),
  /** The last refusal that a second person did not agree to. */
  declined: z.optional(
    z.object({ refusal: refusalShape, by: z.string(), byName: storedName, at: z.int() }),
  ),
});
export type DataRequest = z.infer<typeof dataRequestShape>;

export type NewRequest = Pick<DataRequest, 'region' | 'about' | 'wish' | 'text'>;

/**
 * Whose queue a request is in: its region's, or the nation's where it is about a report, since whoever answers learns
 * that somebody reported, and may serve beside the accused.
 */
export const deskOf = ({ about, region }: Pick<DataRequest, 'about' | 'region'>): string =>
  about === 'report' ? nation : region;

/** A request that came at this moment (ms), with its clock, which runs wherever it waits. */
export const newRequest = (
  sent: NewRequest,
  requestKey: string,
  { at, isOver = false }: { at: number; isOver?: boolean },
): DataRequest => ({
  ...sent,
  requestKey,
  queue: queueOf(deskOf(sent), isOver ? 'many' : 'open'),
  receivedAt: at,
  dueAt: at + answerWithinHours * hourMs,
  expiresAt: Math.floor(at / 1000) + answeredKeptDays * daySeconds,
});

/** The lists of a desk: what waits, what waits of senders that sent unusually many, what is answered. */
export const requestLists = ['open', 'many', 'answered'] as const;
export type RequestList = (typeof requestLists)[number];

export const queueOf = (desk: string, which: RequestList): string => `${desk}#${which}`;

/**
 * How many requests one sender may make in a day before more of them are listed apart. Nobody is refused, and no clock
 * stops: the law counts 72 hours from the request, whoever else sends from the same office or mobile carrier.
 */
export const requestLimits: SenderPolicy = { kind: 'data-request', address: 5, network: 30 };

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
