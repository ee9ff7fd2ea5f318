import type { Now } from '../../../shared/clock.ts';
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

/** Counts every region's cases anew and stores the numbers for oversight. */
export const countCases = (needs: Needs) => async (): Promise<{ regions: number }> => {
  const { regions } = needs;
  for (let from = 0; from < regions.length; from += abreast) {
    await Promise.all(regions.slice(from, from + abreast).map((region) => count(needs, region)));
  }
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
