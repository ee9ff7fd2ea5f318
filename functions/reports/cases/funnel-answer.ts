import * as z from 'zod/mini';
import { funnelNames, funnelShape } from './funnel.ts';

const words = z.object({ id: z.string(), en: z.string() });

/**
 * Ends of cases that nobody above looked at in a week; null for whoever serves in the region, who must not learn which
 * ends are looked at.
 */
const overdueReviews = z.nullable(z.int());

/** How far cases got, by region and in all. */
export const funnelAnswer = z.object({
  regions: z.array(
    z.extend(funnelShape, {
      region: z.string(),
      countedAt: z.string(),
      reviewsOverdue: overdueReviews,
    }),
  ),
  total: funnelShape,
  reviewsOverdue: overdueReviews,
  /** Regions of the asker's scope that were not counted yet. */
  notCounted: z.array(z.string()),
  /** What each source's provider has and what arrived; for those who answer for the deployment. */
  sources: z.array(
    z.object({
      source: z.string(),
      theirs: z.int(),
      arrived: z.int(),
      missing: z.int(),
      filled: z.int(),
      waiting: z.int(),
      checkedAt: z.string(),
      failure: z.nullable(z.string()),
    }),
  ),
  definitions: z.record(funnelNames, words),
});
