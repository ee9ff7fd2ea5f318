import * as z from 'zod/mini';
import { aggregateParts } from '../../../events/regional-aggregate.ts';
import { table } from '../../../shared/table/table.ts';
import { rules } from './rules.ts';

/** The last aggregate of a part that was taken from a member. */
export const takenShape = z.object({
  member: z.string(),
  part: z.enum(aggregateParts),
  /** Milliseconds since the epoch, by the member. */
  madeAt: z.int(),
  /** Milliseconds since the epoch, here. */
  takenAt: z.int(),
  /** The aggregate as JSON, the very text that was signed. */
  text: z.string(),
});
export type Taken = z.infer<typeof takenShape>;

/** How often, and when last, a rule refused something of a member: nothing of what it said. */
export const refusedShape = z.object({
  rule: z.enum(rules),
  /** '-' where nobody's signature says whose it was. */
  member: z.string(),
  times: z.int(),
  /** Milliseconds since the epoch. */
  lastAt: z.int(),
});
export type Refused = z.infer<typeof refusedShape>;

/** Refusals are forgotten after ninety days without another. */
export const keptSeconds = 90 * 86_400;

/** What a national deployment has of its members. */
export const nationTable = /* @__PURE__ */ table({
  name: 'nation',
  says: 'The last aggregate of each member and part, and which rules refused others',
  partitionKey: 'kind',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ taken: takenShape, refused: refusedShape }),
});
