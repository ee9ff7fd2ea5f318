import type { Now } from '../clock.ts';
import type { InForce, ReadInForce } from './in-force-reader.ts';

const bounds = {
  /** How old what a call works by may be. */
  maxAgeMs: 60_000,
  /** How long a call waits for the store; it then works by what was known. */
  waitMs: 1_000,
  /** How soon it is tried again after a failure. */
  againMs: 5_000,
};

type Needs = {
  read: ReadInForce;
  now: Now;
  /** What was decided could not be read; with what the function works on. */
  failed: (error: unknown, by: 'last-known' | 'bundle') => void;
  /** Rows that were left out, once each time all are read. */
  leftOut: (items: readonly string[]) => void;
};

export type LiveDecrees = {
  /** What is known now; undefined before anything could be read. */
  known: () => InForce | undefined;
  /** Waits, once a minute at most, for what was decided since; nothing to wait for: undefined. Never throws. */
  fresh: () => Promise<void> | undefined;
};

/**
 * What is in force, read when a function starts and then at most once a minute. Where the store does not answer, the last
 * that is known holds; before anything is known, what the release has.
 */
export const liveDecrees = ({ read, now, failed, leftOut }: Needs): LiveDecrees => {
  let known: InForce | undefined;
  let dueAt = now();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      const found = await read(known?.stamp);
      dueAt = now() + bounds.maxAgeMs;
      if (found === 'unchanged') return;
      known = found;
      if (found.unreadable.length > 0) leftOut(found.unreadable);
    } catch (error) {
      dueAt = now() + bounds.againMs;
      failed(error, known ? 'last-known' : 'bundle');
    } finally {
      looking = undefined;
    }
  };
  const fresh = () => {
    if (!looking && now() < dueAt) return undefined;
    looking ??= look();
    return within(looking, () => {
      dueAt = now() + bounds.againMs;
      looking = undefined;
      failed(new Error('The decrees were not read in time'), known ? 'last-known' : 'bundle');
    });
  };
  // Begun at once: a cold start waits for it beside all else.
  looking = look();
  return { known: () => known, fresh };
};

const within = async (work: Promise<void>, late: () => void): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), bounds.waitMs);
  });
  const outcome = await Promise.race([work, waited]);
  clearTimeout(timer);
  if (outcome === 'late') late();
};
