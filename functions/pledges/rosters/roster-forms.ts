import * as z from 'zod/mini';
import { mostRows } from './read-roster.ts';
import { rosterModes, undoReasons } from './upload.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/** Which region a roster is of and what happens to who is on it already: in the address, or in the form beside the file. */
export const rosterAbout = z.object({
  region: z.optional(regionCode),
  mode: z._default(z.enum(rosterModes), 'add'),
});
export type RosterAbout = z.infer<typeof rosterAbout>;

/** A roster as JSON. */
export const rosterJson = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(mostRows)),
});

const turnOf = z.union([
  z.int().check(z.gte(1)),
  z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,8}$/)),
    z.transform((text) => Number(text)),
  ),
]);

/** Which roster is undone, as the page shows it, and why. */
export const undoForm = z.strictObject({
  region: regionCode,
  turn: turnOf,
  why: z.enum(undoReasons),
  agreed: z.union([z.literal(true), z.literal('yes')], 'must-agree'),
});

const rosterId = z.string().check(z.regex(/^\d{2}(\.\d{2})?-[\w-]{22}$/));
const place = z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/)),
  z.transform((text) => Number(text)),
);

export const rostersQuery = z.object({ region: z.optional(regionCode) });
export const rosterPath = z.object({ rosterId });
/** Rejected rows from a place on. */
export const rejectedQuery = z.object({ from: z.optional(place) });
export const rosterPageQuery = z.object({
  region: z.optional(regionCode),
  roster: z.optional(rosterId),
  from: z.optional(place),
});
