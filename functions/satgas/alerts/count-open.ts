import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { AlertStore } from './alert-store.ts';
import { openByAge, openTogether, type OpenByAge } from './open-by-age.ts';

type Needs = {
  regions: readonly string[];
  alerts: Pick<AlertStore, 'listOpen'>;
  now: Now;
  /** Takes what is open in the whole deployment. */
  gauge: (open: OpenByAge) => void;
};

/** A point of the graph is five minutes. */
export const countEveryMs = 300_000;

/**
 * Counts, every five minutes however often it is called, the open alerts of all regions together by age; exercises are
 * left out. Where one region cannot be read it writes nothing and throws: a sum without it would be a smaller number than
 * the true one.
 */
export const countOpen = ({ regions, alerts, now, gauge }: Needs) => {
  const counted = regions.filter((region) => !isPractice(region));
  let countedAt = -Infinity;
  return async (): Promise<void> => {
    const at = now();
    if (at - countedAt < countEveryMs) return;
    const open = await eachOf(counted, { atOnce: 5 }, async (region) =>
      openByAge(await alerts.listOpen(region), at),
    );
    gauge(openTogether(open));
    countedAt = at;
  };
};
