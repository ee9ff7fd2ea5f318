import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { actorShape } from '../../../shared/person-name.ts';
import { signatureShape, type Signature } from '../../../shared/signing/signature.ts';

const hourMs = 3_600_000;
/** How long a request to hand over may wait for its second person. */
export const agreeWithinMs = 72 * hourMs;
/** How long the link is good after the second person agreed. */
export const linkGoodMs = 7 * 24 * hourMs;
/** Wrong opening codes after which the link opens nothing any more. */
export const mostWrongCodes = 20;
/** The one paper of a package that has the reporter's name. */
export const namedPaper = 'formulir-b1.pdf';
/** Openings, and questions, of one hand-over. */
export const mostOpenings = 200;
export const mostQuestions = 10;

const who = {
  at: z.number(),
  ...actorShape.shape,
};

/** Somebody asks to hand a named report over to Bawaslu; nobody who reported is in it. */
export const handOverAskedShape = z.object({
  ...who,
  item: z.string().check(z.startsWith('handover#')),
  reason: z.string(),
  letterNumber: z.string(),
  sender: z.string(),
  recipient: z.string(),
  bodyHash: storedHash,
});
export type HandOverRequested = z.infer<typeof handOverAskedShape>;

/** What is done once, and what is done again and again, about one hand-over. */
export const handOverOnce = ['answer', 'ended', 'receipt', 'number'] as const;
export const handOverActs = ['listed', 'file', 'wrong-code', 'question'] as const;

/** One entry about a hand-over; of Bawaslu, whoever holds link and code, nobody's id is known. */
export const handOverEntryShape = z.object({
  ...who,
  personId: z.optional(z.string()),
  item: z.string().check(z.startsWith('handover-entry#')),
  requestId: z.string(),
  what: z.enum([...handOverOnce, ...handOverActs]),
  is: z.optional(z.enum(['agreed', 'declined'])),
  /** The file that was opened. */
  file: z.optional(z.string()),
  /** Who received it, the register number, or a question. */
  text: z.optional(z.string()),
});
export type HandOverEntry = z.infer<typeof handOverEntryShape>;

/** The electronic signature of its letter: a row of its own, moved on with each try. */
export const handOverSignatureShape = z.extend(signatureShape, {
  item: z.string().check(z.startsWith('handover-signature#')),
});

/** The key of the row that holds the signature of a hand-over's letter. */
export const signatureItem = (requestId: string): string => `handover-signature#${requestId}`;

/** Where a hand-over stands. */
export const handOverStandings = [
  'waiting',
  'lapsed',
  'declined',
  'taken-back',
  'open',
  'over',
] as const;
export type HandOverStanding = (typeof handOverStandings)[number];

/** One hand-over, with everything that was done about it, the oldest first. */
export type HandOver = {
  requestId: string;
  asked: HandOverRequested;
  entries: HandOverEntry[];
  /** Of its letter, once signing was tried. */
  signature?: Signature | undefined;
};

/** The hand-overs among the rows of one report, newest first. */
export const handOversIn = (rows: unknown[]): HandOver[] => {
  const entries = rows
    .flatMap((row) => z.safeParse(handOverEntryShape, row).data ?? [])
    .sort((a, b) => a.at - b.at);
  const signatures = rows.flatMap((row) => z.safeParse(handOverSignatureShape, row).data ?? []);
  return rows
    .flatMap((row) => z.safeParse(handOverAskedShape, row).data ?? [])
    .sort((a, b) => b.at - a.at)
    .map((asked) => {
      const requestId = asked.item.slice('handover#'.length);
      const signature = signatures.find(({ item }) => item === signatureItem(requestId));
      const own = entries.filter((one) => one.requestId === requestId);
      return { requestId, asked, entries: own, signature };
    });
};

export const firstOf = (
  { entries }: Pick<HandOver, 'entries'>,
  what: HandOverEntry['what'],
): HandOverEntry | undefined => entries.find((one) => one.what === what);

/** Where a hand-over stands at a moment: until its end, and not after it. */
export const handOverStanding = (one: HandOver, now: number): HandOverStanding => {
  if (firstOf(one, 'ended')) return 'taken-back';
  const answer = firstOf(one, 'answer');
  if (!answer) return now > one.asked.at + agreeWithinMs ? 'lapsed' : 'waiting';
  if (answer.is !== 'agreed') return 'declined';
  return now > answer.at + linkGoodMs ? 'over' : 'open';
};

/** The key of an entry: one for what is done once, another each time for the rest. */
export const handOverItem = (
  { requestId, what, at }: Pick<HandOverEntry, 'requestId' | 'what' | 'at'>,
  nonce: string,
): string => {
  const isOnce = handOverOnce.some((one) => one === what);
  const tail = isOnce ? '' : `#${String(at).padStart(13, '0')}-${nonce}`;
  return `handover-entry#${requestId}#${what}${tail}`;
};
