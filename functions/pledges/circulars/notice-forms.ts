import * as z from 'zod/mini';
import { tidyText } from '../../../shared/safe-text.ts';
import { manners } from './circular.ts';

const regionCode = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));

/** A line of text; too short when nothing readable is left of it. */
const line = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

const httpsLink = z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/, 'not-https'));

/** What issues a circular; its PDF is sent beside it. */
export const circularForm = z.strictObject({
  region: regionCode,
  title: line(5, 200),
  number: line(2, 80),
  effectiveOn: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  link: z.optional(httpsLink),
});

/** What calls a briefing. */
export const briefingForm = z.strictObject({
  region: regionCode,
  title: line(5, 200),
  manner: z.enum(manners),
  /** On the region's own clock, 'YYYY-MM-DDTHH:MM'. */
  heldAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  place: z.optional(line(2, 200)),
  link: z.optional(httpsLink),
});

/** What a unit answers. */
export const unitReplyForm = z.strictObject({
  /** Of whoever answers for the unit: an office, never a name. */
  office: line(3, 80),
  /** Of a briefing: how many of the unit attended. */
  attended: z.optional(
    z.union([
      z.int().check(z.gte(0), z.lte(50_000)),
      z.pipe(
        z.string().check(z.regex(/^\d{1,5}$/, 'not-a-number')),
        z.transform((text) => Number(text)),
      ),
    ]),
  ),
});

export const noticesQuery = z.object({ region: z.optional(regionCode) });
export const noticePath = z.object({
  region: regionCode,
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
});
