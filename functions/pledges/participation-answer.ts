import * as z from 'zod/mini';

export const participationQuery = z.object({
  region: z.optional(z.string().check(z.regex(/^\d{2}(\.\d{2})?$/))),
});

/** The published counts; `null` where fewer than five people would be told of. */
export const participationAnswer = z.object({
  definition: z.string(),
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      pledged: z.nullable(z.int()),
      units: z.array(z.object({ code: z.string(), name: z.string(), pledged: z.int() })),
      otherUnits: z.nullable(z.object({ units: z.int(), pledged: z.int() })),
      countedAt: z.nullable(z.string()),
    }),
  ),
});
