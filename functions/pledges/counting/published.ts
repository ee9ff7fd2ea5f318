import * as z from 'zod/mini';

/** One split of all who are published: cells large enough to show, and the rest together. */
const tableShape = z.object({
  cells: z.array(z.tuple([z.string(), z.int()])),
  rest: z.int(),
});
export type PublishedTable = z.infer<typeof tableShape>;

/** The document of a region: all that anybody may know of its counts. Every table adds up to `pledged`. */
export const publishedShape = z.object({
  region: z.string(),
  /** Who attended or confirmed. */
  pledged: z.int(),
  /** What claims have reached (claims.ts). Missing in documents of versions that added claims to `pledged`. */
  claimed: z.optional(z.int()),
  /** By unit code. */
  units: tableShape,
  staffKinds: tableShape,
  standings: tableShape,
  acts: tableShape,
  /** By ceremony id, `-` where there was none; empty until a ceremony is large enough. */
  ceremonies: tableShape,
  /** What was published last on each day that changed it (`dayOf`), oldest first; missing in documents of before. */
  days: z.optional(z.array(z.tuple([z.int(), z.int()]))),
});
export type Published = z.infer<typeof publishedShape>;

/** A document as it is stored. */
export const publishedRowShape = z.object({
  /** As JSON. */
  document: z.string(),
  version: z.int(),
  /** Milliseconds since the epoch. */
  countedAt: z.int(),
});

/** A region's document, and since when it says so (milliseconds since the epoch). */
export type PublishedAt = Published & { countedAt: number };
