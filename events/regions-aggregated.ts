import * as z from 'zod/mini';

/** SNS takes 256 KB; what is signed is a third longer than what it says. */
export const mostSignedLength = 240_000;

/**
 * A deployment has counted its regions anew: what anybody above may know of them, signed
 * (`regional-aggregate.ts` says what is in it). Numbers and region codes only. CloudEvents 1.0.
 */
export const regionsAggregated = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('regions.aggregated'),
  /** Of the deployment, the part and the moment. */
  id: z.string().check(z.minLength(1)),
  source: z.string(),
  /** The deployment. */
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    /** A compact JWS (RFC 7515) of a `RegionalAggregate`, signed with Ed25519 (RFC 8037). */
    signed: z.string().check(z.minLength(1), z.maxLength(mostSignedLength)),
  }),
});

export type RegionsAggregated = z.infer<typeof regionsAggregated>;
