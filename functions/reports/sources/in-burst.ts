import type { Now } from '../../../shared/clock.ts';
import type { RecentStore } from './recent-store.ts';
import type { Source } from './source.ts';
import type { SourceStore } from './source-store.ts';

/** From more than so many deliveries of one source in a second, by one process, they are a burst. */
export const burstFrom = 5;
const secondMs = 1000;
/** Names that are remembered: anybody may send any. */
const mostNames = 500;

type Rate = { since: number; calls: number; before: number; found?: Source; isNoted: boolean };

type Needs = {
  sources: Pick<SourceStore, 'find'>;
  recent: Pick<RecentStore, 'note'>;
  now: Now;
};

/**
 * The same stores for a source that sends many a second: it is read once a second, and of what was taken one line a
 * second is left; twenty are shown, so that more would push each other out unseen. A source that sends fewer is read for
 * each delivery, and each delivery has its line; so has, always, what was refused or set aside.
 */
export const inBurst = ({ sources, recent, now }: Needs): Omit<Needs, 'now'> => {
  const rates = new Map<string, Rate>();
  return {
    sources: {
      find: async (name) => {
        if (rates.size > mostNames) rates.clear();
        const rate = counted(rates.get(name), now());
        rates.set(name, rate);
        if (isBurst(rate) && rate.found) return rate.found;
        const found = await sources.find(name);
        if (found) rate.found = found;
        return found;
      },
    },
    recent: {
      note: async (name, delivery) => {
        const rate = rates.get(name);
        const isLine = delivery.outcome === 'taken' && rate !== undefined && isBurst(rate);
        if (isLine && rate.isNoted) return;
        if (isLine) rate.isNoted = true;
        await recent.note(name, delivery);
      },
    },
  };
};

const isBurst = ({ calls, before }: Rate): boolean => calls > burstFrom || before > burstFrom;

/** The rate with one delivery more; what was read in another second is not in it. */
const counted = (rate: Rate | undefined, at: number): Rate => {
  const age = rate ? at - rate.since : Infinity;
  if (rate && age >= 0 && age < secondMs) return Object.assign(rate, { calls: rate.calls + 1 });
  const before = rate && age < 2 * secondMs ? rate.calls : 0;
  return { since: at, calls: 1, before, isNoted: false };
};
