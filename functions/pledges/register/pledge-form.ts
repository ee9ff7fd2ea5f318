import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { standings } from './standing.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

export const staffKinds = ['pns', 'pppk', 'pppk-part-time', 'non-asn'] as const;
export type StaffKind = (typeof staffKinds)[number];

/** A whole number as a form sends it. */
const digits = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/)),
  z.transform((text) => Number(text)),
);

/** What a person says when pledging. Numbers identify; they are keyed at once and never stored. */
export const pledgeForm = z.strictObject({
  region: regionCode,
  /** Its code, or as the page's list sends it, `<region>/<code>`: many regions have a unit of the same code. */
  unit: z.string().check(z.minLength(2), z.maxLength(30)),
  staffKind: z.enum(staffKinds),
  number: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  staffNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(32))),
  /** When the person pressed, if that was before it could be sent: milliseconds since the epoch. */
  swornAt: z.optional(z.union([z.int().check(z.gte(0)), digits])),
  /** What is done: spoken ('ikrar', unless said) or signed. */
  act: z.optional(z.enum(acts)),
  /** The version of the words the person saw; the region's own of the day unless said. */
  textVersion: z.optional(
    z.union([
      z.int().check(z.gte(1), z.lte(255)),
      z.pipe(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), z.transform(Number)),
    ]),
  ),
  /** The ticket a form carries that was opened from the screen of a ceremony. */
  ceremony: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
  agreed: z.union([z.literal(true), z.literal('yes')], 'must-agree'),
});
export type PledgeForm = z.infer<typeof pledgeForm>;

/** The same answer for a first and a repeated pledge: nobody can probe who has pledged. */
export const pledgeAccepted = z.object({
  receipt: z.string(),
  /** What this pledge is worth, by how it was made alone. */
  standing: z.enum(standings),
  region: z.string(),
  pledgeText: z.object({ version: z.int(), sha256: z.string() }),
  verifyAt: z.string(),
  /** A whole address for a QR code: the page there checks the receipt on the phone itself. */
  checkAt: z.string(),
});
export type PledgeAccepted = z.infer<typeof pledgeAccepted>;
