import type { Now } from '../../../shared/clock.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import type { PublishedAt } from './published.ts';
import type { PublishedStore } from './published-store.ts';

/** Reads the documents of all regions, or of one. */
export type PublishedReader = (region?: string) => Promise<readonly PublishedAt[]>;

/** How long readers share what was read: of fifty readers a pledge, one in thousands reads the table. */
export const shareMs = 1000;

/** Reads documents at most once a second each, however many ask; who asks meanwhile gets what the first read. */
export const publishedReader = (
  published: Pick<PublishedStore, 'read'>,
  now: Now,
): PublishedReader => {
  const readers = new Map<string, () => Promise<readonly PublishedAt[]>>();
  return (region) => {
    const key = region ?? '';
    const found =
      readers.get(key) ?? sharedAnswer(() => published.read(region), { now, forMs: shareMs });
    readers.set(key, found);
    return found();
  };
};
