import { pledgedIn } from './counts-seen.ts';
import type { Called, Caller } from './open-loop.ts';
import { publicCache } from './public-cache.ts';

/** Fifty times as many look as pledge. */
export const readsPerPledge = 50;

/** Readers of a region's counts. */
export type Audience = {
  name: string;
  /** How many look at once with one `read`, and how many `read` may be under way. */
  together: number;
  most: number;
  /** Answers how many of those who looked were answered. */
  read: () => Promise<number>;
  /** What one more reader sees now: how many have pledged, -1 for no answer. */
  look: () => Promise<number>;
};

type Doors = {
  /** Where the readers come in. */
  crowd: Caller;
  /** Where whoever measures looks, without waiting behind the readers. */
  observer: Caller;
};

const isAnswer = ({ status }: Called): boolean => status === 200;

const question = (region: string) => ({
  path: `/v1/participation?region=${region}`,
  headers: { accept: 'application/json' },
});

/** Readers behind one shared cache that obeys the answer's Cache-Control, as a CDN's edge does. */
export const readersBehindCache = (
  { crowd }: Doors,
  region: string,
): Audience & { asked: () => number } => {
  const cache = publicCache(
    () => crowd.call(question(region)),
    () => performance.now(),
  );
  return {
    name: 'through a cache that obeys Cache-Control',
    together: readsPerPledge,
    most: 1000,
    read: async () => {
      const answers = await Promise.all(Array.from({ length: readsPerPledge }, cache.read));
      return answers.filter(isAnswer).length;
    },
    look: async () => pledgedIn(await cache.read()),
    asked: cache.asked,
  };
};

/** Readers that each ask the suite itself, with no cache in between: the worst case. */
export const plainReaders = (
  { crowd, observer }: Doors,
  { region, connections }: { region: string; connections: number },
): Audience => ({
  name: 'plain, each asking the suite',
  together: 1,
  most: connections,
  read: async () => (isAnswer(await crowd.call(question(region))) ? 1 : 0),
  look: async () => pledgedIn(await observer.call(question(region))),
});
