import * as z from 'zod/mini';

/** How a nightly audit ended. */
export const resultShape = z.object({
  /** Milliseconds since the epoch. */
  auditedAt: z.int(),
  /** Pledges of the days before this one (`dayOf`) were recounted. */
  day: z.int(),
  /** How many were recounted, rounded like all that is published. */
  pledges: z.int(),
  agrees: z.boolean(),
  /** Where the counts have people too many (above 0) or too few; for operators, never published. */
  differences: z.array(
    z.object({ region: z.string(), cell: z.string(), group: z.string(), by: z.number() }),
  ),
});
export type AuditResult = z.infer<typeof resultShape>;

/** How far an audit has come, as it is stored: gzipped JSON. */
export const packedRunShape = z.object({ packed: z.instanceof(Uint8Array) });

/** The key of the noise in what is published of claims. */
export const noiseShape = z.object({ noise: z.instanceof(Uint8Array) });

/** What is published of an audit. */
export const publicAudit = z.object({
  auditedAt: z.string(),
  pledges: z.int(),
  agrees: z.boolean(),
});
