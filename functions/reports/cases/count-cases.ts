import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { everyCase, type ReadQueue } from './case-queue.ts';
import type { FunnelStore } from './funnel-store.ts';
import type { Review } from './review.ts';
import type { ReviewStore } from './review-store.ts';
import { counted, emptyFunnel, type Funnel } from './funnel.ts';

type Needs = {
  regions: string[];
  readQueue: ReadQueue;
  reviews: Pick<ReviewStore, 'list'>;
  funnels: Pick<FunnelStore, 'put'>;
  now: Now;
};

/** Regions counted at once. */
const abreast = 8;

/** Counts every region's cases anew and stores the numbers for oversight; a region that fails holds no other back. */
export const countCases = (needs: Needs) => async (): Promise<{ regions: number }> => {
  const { regions } = needs;
  await eachOf(regions, { atOnce: abreast }, (region) => count(needs, region));
  return { regions: regions.length };
};

const count = async (needs: Needs, region: string): Promise<void> => {
  const { readQueue, funnels, now } = needs;
  const countedAt = now();
  let funnel: Funnel = emptyFunnel();
  for (const which of ['open', 'closed'] as const) {
    for await (const kept of everyCase(readQueue, { region, which }))
      if (kept.expiresAt * 1000 > countedAt) funnel = counted(funnel, kept, countedAt);
  }
  const reviewsOverdue = await countOverdue(needs, region, countedAt);
  await funnels.put({ region, countedAt, reviewsOverdue, ...funnel });
};

/** Ends that nobody looked at in time; those that wait are in the order they are due. */
const countOverdue = async ({ reviews }: Needs, region: string, at: number): Promise<number> => {
  let overdue = 0;
  for (let after: Review | undefined; ;) {
    const { rows, isEnd } = await reviews.list({ region, after, most: reviewsAtOnce });
    overdue += rows.filter(({ dueAt, expiresAt }) => dueAt < at && expiresAt * 1000 > at).length;
    after = rows.at(-1);
    if (isEnd || !after || after.dueAt >= at) return overdue;
  }
};

const reviewsAtOnce = 200;
