import * as z from 'zod/mini';
import type { RefusedRow } from './read-roster.ts';
import { refusedRow, rosterSummary, type Upload } from './upload.ts';

/** Items of one region: `head`, `part#000` to `part#511`, `upload#<id>`, `refused#<id>#<from>`. */
export const partPrefix = 'part#';

/** The key of a part of a region's roster. */
export const bucketItem = (region: string, part: number) => ({
  region,
  item: `${partPrefix}${String(part).padStart(3, '0')}`,
});

/** A part as it is stored. */
export const packedShape = z.object({
  rows: z.instanceof(Uint8Array),
  units: z.array(z.string()),
  /** Which upload of the region wrote it, counted from 1. */
  turn: z.int(),
});

/** Who holds a region for an upload, how many held it, and who is expected there. */
export const headShape = z.object({
  busyWith: z.optional(z.string()),
  busyUntil: z.optional(z.int()),
  turn: z.optional(z.int()),
  summary: z.optional(rosterSummary),
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
