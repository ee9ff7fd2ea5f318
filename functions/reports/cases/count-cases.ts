import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { everyCase, type ReadQueue } from './case-queue.ts';
import type { FunnelStore } from './funnel-store.ts';
import { counted, emptyFunnel, type Funnel } from './funnel.ts';

type Needs = {
  regions: string[];
  readQueue: ReadQueue;
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

const count = async ({ readQueue, funnels, now }: Needs, region: string): Promise<void> => {
  const countedAt = now();
  let funnel: Funnel = emptyFunnel();
  for (const which of ['open', 'closed'] as const) {
    for await (const kept of everyCase(readQueue, { region, which }))
      if (kept.expiresAt * 1000 > countedAt) funnel = counted(funnel, kept, countedAt);
  }
  await funnels.put({ region, countedAt, ...funnel });
};
