import * as z from 'zod/mini';

export const rungs = ['officer', 'chair', 'province', 'national'] as const;

/** A member of the satgas: where they stand on the ladder and how they are reached. */
export const officerShape = z.object({
  /** A region code, a province code, or 'ID' for the nation. */
  region: z.string(),
  officerId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/)),
  rung: z.enum(rungs),
  name: z.string(),
  unit: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  active: z.boolean(),
});
export type Officer = z.infer<typeof officerShape>;

/** The regions whose officers may be told of a report in `region`: itself, its province, the nation. */
export const regionsAbove = (region: string): string[] => [
  ...new Set([region, region.slice(0, 2), 'ID']),
];
