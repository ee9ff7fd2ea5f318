import * as z from 'zod/mini';
import { numberKinds, erasureReasons } from './erasure.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

const yes = z.union([
  z.boolean(),
  z.pipe(
    z.literal('yes'),
    z.transform(() => true),
  ),
]);

/** Whose record is erased, why, and by which written request. */
export const erasureForm = z.strictObject({
  region: regionCode,
  numberKind: z.enum(numberKinds),
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  /** Only with a staff number: it means something in its unit only. */
  unit: z.optional(z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/))),
  reason: z.enum(erasureReasons),
  /** Reference of the written request, without a name and without a number that identifies. */
  reference: z.string().check(z.minLength(3), z.maxLength(60)),
  /** Whether the region's roster shall forget the person as well. */
  forgetOnRoster: z._default(yes, false),
  /** That the request was seen and the person is who they say. */
  confirmed: z.union([z.literal(true), z.literal('yes')], 'must-confirm'),
});
export type ErasureForm = z.infer<typeof erasureForm>;
