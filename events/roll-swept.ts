import * as z from 'zod/mini';
import { officerChanged } from './officer-changed.ts';

const entry = z.pick(officerChanged.shape.data, {
  officerId: true,
  rung: true,
  unit: true,
  names: true,
  active: true,
  order: true,
});

/**
 * What reports know of the register of officers, every hour, some regions at a time: the register compares it with itself
 * and publishes once more whoever stands otherwise there. Ids, rung, unit and keyed marks of names, as in
 * `officer.changed`. CloudEvents 1.0.
 */
export const rollSwept = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('roll.swept'),
  /** Of the moment and the first region. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** When the roll was read, in milliseconds since the epoch. */
    sweptAt: z.int(),
    parts: z
      .array(
        z.object({
          /** A region code, a province code, or 'ID' for the nation. */
          region: z.string(),
          /** Of the region's officers those whose id is greater than this as a text; left out: from the first. */
          after: z.optional(z.string()),
          /** And not greater than this; left out: to the last. */
          upTo: z.optional(z.string()),
          entries: z.array(entry).check(z.maxLength(200)),
        }),
      )
      .check(z.minLength(1), z.maxLength(1000)),
  }),
});

export type RollSwept = z.infer<typeof rollSwept>;
/** Of one region, everybody whom reports know whose id is in a range. */
export type RollPart = RollSwept['data']['parts'][number];
