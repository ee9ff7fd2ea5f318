import * as z from 'zod/mini';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { storedName } from '../../../shared/person-name.ts';

/**
 * Why a record is erased. 'consent-withdrawn': UU 27/2022 (PDP) art. 43(1)b; 'person-asks': arts 8, 43(1)c, 44(1)b;
 * 'not-needed': art. 43(1)a; 'unlawful' (somebody else pledged with the number, say): arts 43(1)d, 44(1)d;
 * 'ordered': a court's judgment, or the authority's measure of art. 57(2)c.
 */
export const erasureReasons = [
  'person-asks',
  'consent-withdrawn',
  'unlawful',
  'not-needed',
  'ordered',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What names a person: 'nip' is the NI PPPK, too, which shares its space. */
export const numberKinds = ['nip', 'nik', 'staff-number'] as const;
export type NumberKind = (typeof numberKinds)[number];

/**
 * How many people one admin may erase in a day (of Jakarta): each answer says whether that person had pledged, so
 * whoever wants to find out about many meets this, leaves a trace each time, and destroys what they looked at.
 */
export const mostErasuresADay = 20;

/** The trace of one erasure: nothing in it leads back to the person. */
export const erasureShape = z.object({
  erasureId: z.string(),
  region: z.string(),
  /** Milliseconds since the epoch. */
  erasedAt: z.int(),
  /** Person id of who did it. */
  by: z.string(),
  byName: storedName,
  reason: z.enum(erasureReasons),
  /** Reference of the written request. */
  reference: z.string(),
  /** 'none': this region held no pledge of that person. */
  pledge: z.enum(['erased', 'none']),
  roster: z.enum(['erased', 'none', 'not-asked']),
  /** Rows of sheets, on their way into the register, that were removed. */
  sheetRows: z.int(),
});
export type Erasure = z.infer<typeof erasureShape>;

/** What an attempt to erase made, for a repeat of it. */
export const attemptShape = z.object({ erasure: erasureShape });

/** The part of a trace that is known before anything was looked for. */
export type ErasureAsk = Pick<Erasure, 'region' | 'by' | 'byName' | 'reason' | 'reference'>;

/** Shape of an erasure's id: region, milliseconds, eight random hex digits. */
export const erasureIdShape = z.string().check(z.regex(/^\d{2}(\.\d{2})?-\d{13}-[0-9a-f]{8}$/));

/** The region an erasure's id names. */
export const regionOfErasure = (erasureId: string): string => erasureId.split('-', 1)[0] ?? '';

export const erasuresQuery = z.object({
  region: z.optional(regionCode),
  /** Only traces before this one. */
  before: z.optional(erasureIdShape),
  /** For the page: the erasure that has just been done. */
  done: z.optional(erasureIdShape),
});

/** A trace for an answer: its moment in ISO 8601. */
export const shownErasure = z.object({ ...erasureShape.shape, erasedAt: z.string() });
export type ErasureView = z.infer<typeof shownErasure>;

export const erasuresAnswer = z.object({
  region: z.string(),
  erasures: z.array(shownErasure),
  /** What to ask for with `before` to see more. */
  next: z.optional(z.string()),
});
