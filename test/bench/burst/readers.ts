import { pledgedIn } from './counts-seen.ts';
import type { Called, Caller } from './open-loop.ts';
import { publicCache } from './public-cache.ts';
import type { Readers } from './ramp.ts';

/** Fifty times as many look as pledge. */
const perPledge = 50;

const isAnswer = ({ status }: Called): boolean => status === 200;

/** Readers of a region's counts, and one more look that says what a reader sees now (-1 for no answer). */
export type Audience = Readers & { name: string; look: () => Promise<number> };

const question = (region: string) => ({
  path: `/v1/participation?region=${region}`,
  headers: { accept: 'application/json' },
});

/** Readers behind one shared cache that obeys the answer's Cache-Control, as a CDN's edge does. */
export const readersBehindCache = (caller: Caller, region: string) => {
  const cache = publicCache(
    () => caller.call(question(region)),
    () => performance.now(),
  );
  const audience: Audience = {
    name: 'through a cache that obeys Cache-Control',
    perPledge,
    read: async (count) => {
      const answers = await Promise.all(Array.from({ length: count }, cache.read));
      return answers.filter(isAnswer).length;
    },
    look: async () => pledgedIn(await cache.read()),
  };
  return { ...audience, asked: cache.asked };
};

/** Readers that each ask the suite itself, with no cache in between: the worst case. */
export const plainReaders = (caller: Caller, region: string): Audience => ({
  name: 'plain, each asking the suite',
  perPledge,
  read: async (count) => {
    const answers = await Promise.all(
      Array.from({ length: count }, () => caller.call(question(region))),
    );
    return answers.filter(isAnswer).length;
  },
  look: async () => pledgedIn(await caller.call(question(region))),
});
