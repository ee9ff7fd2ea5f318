import * as z from 'zod/mini';
import type { RefusedRow } from './read-roster.ts';
import { refusedRow, rosterSummary, type Upload } from './upload.ts';

/**
 * Items of one region: `head`, `part#000` to `part#511`, `before#<slot>#000` (parts of an earlier roster),
 * `upload#<id>`, `refused#<id>#<from>`.
 */
export const partPrefix = 'part#';

/** The key of a part of a region's roster. */
export const bucketItem = (region: string, part: number) => ({
  region,
  item: `${partPrefix}${String(part).padStart(3, '0')}`,
});

const packedRows = {
  rows: z.instanceof(Uint8Array),
  units: z.array(z.string()),
  /** Marks of office mailboxes; parts without one, and those of before, have none. */
  mailboxes: z.optional(z.instanceof(Uint8Array)),
};

/** A part as it is stored. */
export const packedShape = z.object({
  ...packedRows,
  /** Which upload of the region wrote it, counted from 1. */
  turn: z.int(),
});

/** How long the roster before can be brought back. */
export const undoForMs = 7 * 86_400_000;

/** Two slots hold parts of earlier rosters in turn: of the one before, and of the one an upload is replacing. */
export const slots = [0, 1] as const;

export const earlierPrefix = (slot: number): string => `before#${slot}#`;

/** The key of an earlier part of a region's roster. */
export const earlierKey = (region: string, part: number, slot: number) => ({
  region,
  item: `${earlierPrefix(slot)}${String(part).padStart(3, '0')}`,
});

/** A part as it was in an earlier roster; `of` is the turn that had completed that roster. */
export const earlierShape = z.object({
  ...packedRows,
  part: z.int(),
  of: z.int(),
  expiresAt: z.int(),
});

/** A whole roster: the turn that completed it, and the slot that takes its parts when an upload replaces them. */
const versionShape = z.object({ turn: z.int(), slot: z.int(), rosterId: z.optional(z.string()) });
export type Version = z.infer<typeof versionShape>;

/** The whole roster before that, until when it can be brought back, and how many people would come back and go. */
const beforeShape = z.object({
  turn: z.int(),
  slot: z.int(),
  until: z.int(),
  back: z.int(),
  gone: z.int(),
});
export type Before = z.infer<typeof beforeShape>;

/** Who holds a region for an upload, how many held it, who is expected there, and which roster was before. */
export const headShape = z.object({
  busyWith: z.optional(z.string()),
  busyUntil: z.optional(z.int()),
  turn: z.optional(z.int()),
  summary: z.optional(rosterSummary),
  version: z.optional(versionShape),
  before: z.optional(beforeShape),
});
export type Head = z.infer<typeof headShape>;

/** The same while an upload holds the region. */
export const heldShape = z.object({
  ...headShape.shape,
  turn: z.int(),
  version: versionShape,
});

/** How long what became of an upload can be read; the roster itself stays. */
export const reportTtlSeconds = 180 * 86_400;

const expiryOf = ({ startedAt }: Upload): number => Math.floor(startedAt / 1000) + reportTtlSeconds;

/** How an upload goes, as it is stored. */
export const uploadItem = (upload: Upload) => ({
  ...upload,
  ...uploadKey(upload),
  expiresAt: expiryOf(upload),
});

export const uploadKey = ({ region, rosterId }: Pick<Upload, 'region' | 'rosterId'>) => ({
  region,
  item: `upload#${rosterId}`,
});

/** Refused rows in one item: about 60 bytes each, far below the 400 KB an item may have. */
export const refusedInItem = 2000;

/** Rejected rows of an upload from a place on, as they are stored. */
export const errorItem = (upload: Upload, from: number, refused: readonly RefusedRow[]) => ({
  ...errorKey(upload, from),
  refused,
  expiresAt: expiryOf(upload),
});

export const errorKey = ({ region, rosterId }: Upload, from: number) => ({
  region,
  item: `refused#${rosterId}#${String(from).padStart(6, '0')}`,
});

export const refusedRowsPacked = z.object({ refused: z.array(refusedRow) });
