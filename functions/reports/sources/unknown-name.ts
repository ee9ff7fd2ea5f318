import * as z from 'zod/mini';

/** A name that deliveries came for and no source has; times in milliseconds since the epoch. */
export const unknownNameShape = z.object({
  name: z.string(),
  deliveries: z.int(),
  firstAt: z.int(),
  lastAt: z.int(),
});
export type UnknownName = z.infer<typeof unknownNameShape>;

/** The same as admins see it. */
export const shownUnknownName = z.object({
  name: z.string(),
  deliveries: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** The source that is most likely meant. */
  likely: z.nullable(z.string()),
});
export type UnknownNameView = z.infer<typeof shownUnknownName>;
