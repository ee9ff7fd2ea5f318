import { createHash } from 'node:crypto';
import { storedName } from '../../../shared/person-name.ts';
import * as z from 'zod/mini';

/** A piece is announced until its bytes arrive; then it is sealed, or refused. */
export const pieceStates = z.enum(['announced', 'sealed', 'refused']);
export type PieceState = z.infer<typeof pieceStates>;

/** What can be done with a piece. */
export const custodyActs = z.enum([
  'captured',
  'sealed',
  'refused',
  'viewed',
  // Of a sealed file, which two people open.
  'asked',
  'agreed',
  'declined',
  'taken-back',
  'opened',
]);
export type CustodyAct = z.infer<typeof custodyActs>;

/** A piece of evidence of a report. */
export const pieceShape = z.object({
  reportKey: z.string(),
  item: z.string().check(z.startsWith('evidence#')),
  state: pieceStates,
  /** 'reporter': whoever reported sent it, or, of a finding, who found it. */
  cameBy: z.enum(['reporter', 'link']),
  /** SHA-256 of the original, hex; missing where nothing could be fetched. */
  sha256: z.optional(z.string()),
  bytes: z.optional(z.int()),
  type: z.optional(z.string()),
  /** Where it was fetched from. */
  link: z.optional(z.string()),
  reason: z.optional(z.string()),
  at: z.number(),
  /** Seconds since the epoch: as long as the report. */
  expiresAt: z.number(),
});
export type Piece = z.infer<typeof pieceShape>;

/** What was done with a piece, when and by whom; added to and never changed. */
export const custodyShape = z.object({
  reportKey: z.string(),
  item: z.string().check(z.regex(/^(custody|opened)#/)),
  what: custodyActs,
  /** 'reporter', 'system', or an officer's id: never shown to the reporter. */
  by: z.string(),
  /** Of an officer; shown to the reporter as little as the id. */
  name: storedName,
  /** Their role: the reporter is shown it where a sealed file was opened. Entries of before have none. */
  role: z.optional(z.string()),
  sha256: z.optional(z.string()),
  at: z.number(),
  expiresAt: z.number(),
});
export type Custody = z.infer<typeof custodyShape>;

/** The most bytes a photo may have. */
export const mostPhotoBytes = 5 * 1024 * 1024;

/** Pieces one report may have; links that gave none are not among them. */
export const mostPieces = 10;

/** Why a sealed piece has no copy: nobody knows what its bytes reveal about who made them. */
export const noCopy = 'no-copy';

/** Whether a piece is a sealed file, which two people open and no one alone. */
export const takesTwo = ({ state, reason }: Pick<Piece, 'state' | 'reason'>): boolean =>
  state === 'sealed' && reason === noCopy;

/** The same bytes are the same piece, however often they are sent. */
export const pieceIdOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const pieceItem = (id: string): string => `evidence#${id}`;
/** Openings of sealed files stand apart, so that no number of other acts hides one from the reporter, who is shown the newest. */
export const custodyItem = (
  id: string,
  { what, at, nonce }: { what: CustodyAct; at: number; nonce: string },
): string =>
  `${what === 'opened' ? 'opened' : 'custody'}#${id}#${String(at).padStart(13, '0')}-${nonce}`;
/** Whether an entry belongs to the trail of a piece. */
export const isInTrailOf = (id: string, { item }: Pick<Custody, 'item'>): boolean =>
  item.startsWith(`custody#${id}#`) || item.startsWith(`opened#${id}#`);

/** Where originals and copies lie; nobody but the sealing function reads an original. */
export const originalKey = (reportKey: string, id: string): string =>
  `originals/${reportKey}/${id}`;
/** Where bytes wait that were sent straight to storage, for a day at most. */
export const incomingKey = (reportKey: string, id: string): string => `incoming/${reportKey}/${id}`;
export const copyKey = (reportKey: string, id: string): string => `copies/${reportKey}/${id}`;
