import { linkAfter, type Head, type Link } from './chain.ts';
import type { ChainStore } from './chain-store.ts';
import type { Reading } from './reading.ts';

/** How often another's link may come first before the stream tries again. */
const mostTurns = 100;

/**
 * Puts a reading behind the last link of its region and copies it where nobody can change it, once, however often it is
 * called and wherever it is killed. A link whose writer was killed is settled by whoever meets it.
 */
export const chainReading =
  (store: ChainStore) =>
  async (reading: Reading): Promise<'chained' | 'already-chained'> => {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      // The head first: a reading that another chains after this look stands at its very next number, or behind it.
      const head = await store.head(reading.region);
      if (await store.isChained(reading)) return 'already-chained';
      const link = linkAfter(head, reading);
      const standing = await store.copyOrFind(link);
      await settle(store, standing ?? link);
      if (!standing || isSame(standing, reading)) return 'chained';
    }
    throw new Error('The chain of readings is written by too many at once');
  };

/** First the reading is marked as chained, then the head moves on: a head never passes a reading without its mark. */
const settle = async (store: ChainStore, link: Link): Promise<void> => {
  await store.mark(link);
  await store.advance(headOf(link), link.region);
};

const headOf = ({ sequence, hash }: Link): Head => ({ sequence, hash });

const isSame = ({ reading }: Link, { about, entry }: Reading): boolean =>
  reading.about === about && reading.entry === entry;
